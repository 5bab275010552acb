"""docs/verify-a-draw.md: every number of its example is computed, and every command works as it is printed."""

import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from prakerja.draw.engine.proof.faults import FAULTS, LACKS
from prakerja.draw.engine.proof.write_proof import verifier, write_proof
from prakerja.draw.engine.reference.rank import key_of
from prakerja.draw.engine.select_from_files import select_from_files
from prakerja.draw.statement import commitment_of, cutoff_of, seed_of
from tests.situations.proven_draws import Built, Story, build, continued, trust, write_addenda

PAGE = (Path(__file__).parents[3] / "docs" / "verify-a-draw.md").read_text(encoding="utf-8")
SECRETS = ("1" * 64, "2" * 64, "3" * 64)
CAME = [*SECRETS[:2], "-"]
COMMANDS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)


def block(before: str) -> str:
    """The first fenced block after these words, without its line feed."""
    found = re.search(r"```\w*\n(.*?)```", PAGE.partition(before)[2], re.DOTALL)
    assert found, before
    return found[1].rstrip("\n")


def hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_every_number_of_the_worked_example_is_true(tmp_path: Path) -> None:
    candidates, seats, out = (tmp_path / name for name in ("candidates.csv", "seats.csv", "result.csv"))
    candidates.write_text(block("\n`candidates.csv`\n") + "\n")
    seats.write_text(block("\n`seats.csv`\n") + "\n")
    f, randomness = block("F, say, is"), block("**The round** gives")
    commitments = [commitment_of(f, position, secret) for position, secret in enumerate(SECRETS, 1)]
    assert block("**The custodians** chose").split() == commitments
    assert hashed(block("**The cut-off.**")) == block("that is\n") == cutoff_of(f, CAME)
    seed = block("which is\n")
    assert hashed(block("**The seed** is the hash of")) == seed == seed_of(f, CAME, randomness)
    select_from_files(candidates=candidates, seats=seats, seed=seed, cap=1, out=out)
    assert block("\n`result.csv`\n") + "\n" == out.read_text()
    assert PAGE.count(seed) == 3


def test_every_ticket_of_the_worked_example_is_true() -> None:
    seed = block("which is\n")
    tickets = re.findall(r"\| `(PK12-..):(\d)` \| `(\w{16})` \|", PAGE)
    assert len(tickets) == 7
    for receipt, ticket, start in tickets:
        assert hashed(f"{seed}:{receipt}:{ticket}").startswith(start)
    assert key_of(seed, "PK12-A2", 2).hex().startswith("859c7e5be08919e1")


def test_the_table_of_faults_is_the_programs() -> None:
    rows = re.findall(r"^\| ([13]) \| `(\w+)` \| (.+) \|$", PAGE, re.MULTILINE)
    expected = [("1", name, english) for name, (_, english) in FAULTS.items()]
    assert rows == expected + [("3", name, english) for name, (_, english) in LACKS.items()]


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """What a reader has: two bundles, the script, whom they trust, the files of the example; and what they know."""
    folder = tmp_path_factory.mktemp("downloads")
    first = build(folder / "first", Story())
    story = continued(first)
    later = build(folder / "later", story)
    write_addenda(first, story.told).rename(folder / "addenda.json")
    _write(first, folder / "bundle.zip")
    _write(later, folder / "later.zip")
    (folder / "verify.py").write_bytes(verifier())
    (folder / "trust.json").write_text(trust().model_dump_json())
    for name in ("candidates.csv", "seats.csv"):
        (folder / name).write_text(block(f"\n`{name}`\n") + "\n")
    given = first.given
    known = {"F": given.statement, "K": given.cutoff, "R": given.randomness, "LATER": later.given.statement}
    return folder, known


def _write(built: Built, out: Path) -> None:
    tables = {name: built.folder / f"{name}.csv" for name in ("candidates", "seats", "result")}
    write_proof(out, built.papers, **tables, script=verifier())


@pytest.mark.parametrize("command", COMMANDS, ids=[command.split("\n")[0][:60] for command in COMMANDS])
def test_every_command_works_as_it_is_printed(command: str, downloads: tuple[Path, dict[str, str]]) -> None:
    folder, known = downloads
    path = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(folder)}
    shutil.rmtree(folder / "bundle", ignore_errors=True)
    said = subprocess.run(
        ["bash", "-ec", command], cwd=folder, env={**path, **known}, capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stderr) == (0, "")
    if "verify" in command and "sha256sum" not in command:
        assert "The draw is PROVEN" in said.stdout
    if "statement.json" in command:
        assert known["F"] in said.stdout
    if "printf" in command:
        assert said.stdout[:64] in PAGE or said.stdout[:16] in PAGE
    assert len(COMMANDS) > 6
