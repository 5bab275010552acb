"""The example in docs/verify-a-draw.md is really computed: every number of it."""

import re
from hashlib import sha256
from pathlib import Path

from prakerja.draw.engine.reference.rank import key_of
from prakerja.draw.engine.seed import commitment_of, seed_of, seed_text
from prakerja.draw.engine.select_from_files import select_from_files

PAGE = (Path(__file__).parents[3] / "docs" / "verify-a-draw.md").read_text(encoding="utf-8")
REVEALS = ("1" * 64, "2" * 64, "3" * 64)


def block(before: str) -> str:
    """The first fenced block after these words."""
    found = re.search(r"```\w*\n(.*?)```", PAGE.partition(before)[2], re.DOTALL)
    assert found, before
    return found[1]


def test_every_number_of_the_worked_example_is_true(tmp_path: Path) -> None:
    candidates, seats, out = (tmp_path / name for name in ("candidates.csv", "seats.csv", "result.csv"))
    candidates.write_text(block("\n`candidates.csv`\n"))
    seats.write_text(block("\n`seats.csv`\n"))
    frozen = sha256(candidates.read_bytes()).hexdigest()
    assert block("**The frozen candidates.**") == f"{frozen}\n"
    assert block("**The custodians**").split() == [commitment_of(reveal) for reveal in REVEALS]
    assert block("**The seed**") == seed_text(frozen, REVEALS) + "\n"
    seed = seed_of(frozen, REVEALS)
    assert block("which is") == f"{seed}\n"
    select_from_files(candidates=candidates, seats=seats, seed=seed, cap=1, out=out)
    assert block("\n`result.csv`\n") == out.read_text()
    assert PAGE.count(seed) == 3


def test_every_ticket_of_the_worked_example_is_true() -> None:
    seed = block("which is").strip()
    tickets = re.findall(r"\| `(PK12-..):(\d)` \| `(\w{16})` \|", PAGE)
    assert len(tickets) == 7
    for receipt, ticket, start in tickets:
        assert sha256(f"{seed}:{receipt}:{ticket}".encode()).hexdigest().startswith(start)
    assert key_of(seed, "PK12-A2", 2).hex().startswith("5cc2092c26dd9d4f")
