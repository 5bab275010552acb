"""What a draw tells the log beside what witnesses judge: each kind in its shape, and in no other."""

from hashlib import sha256
from typing import Any

import pytest

from prakerja.draw.log_entries import NotAnEntry, is_of_draws
from prakerja.draw.statement import seed_of
from prakerja.draw.told_entries import facts_of, read_told
from tests.situations.stated_draws import SECRETS, F, line

HEX = "ab" * 32
TOLD: dict[str, dict[str, Any]] = {
    "draw.round": {"statement_sha256": F, "chain": HEX, "round": 7, "signature": "cd" * 48, "randomness": HEX},
    "draw.seed": {"statement_sha256": F, "cutoff": HEX, "randomness": HEX, "seed": HEX},
    "draw.result": {"statement_sha256": F, "result_sha256": HEX, "candidates": 10, "seated": 3},
    "draw.joiners": {"draw": "gelombang-12", "joiners_root": HEX, "joiners_count": 12},
    "draw.addendum": {
        "statement_sha256": F,
        "what": "appeal_won",
        "receipt": "PK12-A1",
        "reason": "NIK tercatat keliru",
        "key": HEX,
        "row": "",
    },
    "draw.appeal": {
        "statement_sha256": F,
        "decision": "won",
        "receipt": "PK12-A1",
        "reason": "NIK tercatat keliru",
        "leaf": HEX,
        "place": 3,
        "path": [HEX],
        "area": "1101",
        "groups": "priority",
        "tickets": 2,
        "household": "ab" * 16,
        "household_held": 0,
    },
    "draw.custodian_key": {
        "name": "Saksi 1",
        "organisation": "Lembaga 1",
        "public_key": HEX,
        "published_at": "https://lembaga.example/kunci",
    },
    "witness.key": {"key": "w+00000000+BA==", "organisation": "Lembaga 1", "published_at": "https://l.example/"},
}
WRONG = [
    *(("draw.round", {"round": wrong}) for wrong in (0, 1.0, True, "7")),
    ("draw.seed", {"seed": HEX.upper()}),
    ("draw.result", {"seated": -1}),
    ("draw.joiners", {"joiners_root": ""}),
    ("draw.addendum", {"what": "excluded"}),
    ("draw.addendum", {"what": "seated"}),
    ("draw.addendum", {"key": ""}),
    ("draw.addendum", {"row": "1,ID,*"}),
    ("draw.appeal", {"decision": "perhaps"}),
    ("draw.appeal", {"leaf": ""}),
    ("draw.appeal", {"receipt": " PK12-A1"}),
    ("draw.appeal", {"tickets": 0}),
    ("draw.appeal", {"household": "ab"}),
    ("draw.custodian_key", {"secret": HEX}),
    ("witness.key", {"key": ""}),
]


@pytest.mark.parametrize("kind", TOLD)
def test_each_kind_is_read_as_it_was_handed_in_and_judged_by_no_witness(kind: str) -> None:
    entry = line(kind, **TOLD[kind])
    assert facts_of(read_told(entry)) == TOLD[kind]
    assert not is_of_draws(entry)


@pytest.mark.parametrize(("kind", "changed"), WRONG)
def test_what_is_in_another_shape_is_no_entry(kind: str, changed: dict[str, Any]) -> None:
    with pytest.raises(NotAnEntry):
        read_told(line(kind, **{**TOLD[kind], **changed}))


def test_an_entry_that_is_spelt_in_another_way_is_none() -> None:
    with pytest.raises(NotAnEntry, match="spelt"):
        read_told(line("draw.seed", **TOLD["draw.seed"]).replace(b":", b": ", 1))


def test_an_exclusion_and_what_became_of_an_appeal_are_addenda_too() -> None:
    for what, key, row in (
        ("excluded", "", ""),
        ("vacated", "", ""),
        ("seated", HEX, "2,1101,*"),
        ("not_seated", HEX, ""),
    ):
        told = {**TOLD["draw.addendum"], "what": what, "key": key, "row": row}
        assert facts_of(read_told(line("draw.addendum", **told))) == told


def test_the_seed_is_made_of_the_statement_the_reveals_and_the_round() -> None:
    text = f"prakerja-draw-seed-2:{F}:{SECRETS[0]},-,{SECRETS[2]}:{HEX}"
    assert seed_of(F, [SECRETS[0], "-", SECRETS[2]], HEX) == sha256(text.encode()).hexdigest()
