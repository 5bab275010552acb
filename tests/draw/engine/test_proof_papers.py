"""Each paper of a proof has one spelling, in which a changed byte cannot hide."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from prakerja.draw.engine.bundle import Bundle
from prakerja.draw.engine.proof_papers import REVEALS, RULES, Beacon, Commitments, Rules, canonical_json, paper_text

SHA = "0f" * 32


def rules(**changes: object) -> Rules:
    usual: dict[str, object] = {
        "draw": "Gelombang 12 · Maret",
        "cap": 2,
        "candidates_sha256": SHA,
        "seats_sha256": SHA,
        "seed_candidates_sha256": SHA,
        "custodians": ("Ombudsman", "Kampus", "Notaris"),
    }
    return Rules.model_validate({**usual, **changes})


def test_a_paper_is_spelled_in_the_order_of_its_names_and_in_its_own_letters() -> None:
    assert canonical_json({"b": "é · ≥", "a": [1, None], "c": {"z": 1, "y": {}}}) == (
        '{\n  "a": [\n    1,\n    null\n  ],\n  "b": "é · ≥",\n  "c": {\n    "y": {},\n    "z": 1\n  }\n}\n'
    )


def test_the_rules_say_everything_that_decides_but_chance() -> None:
    beacon = Beacon(source="https://api.drand.sh", round="4242424")
    assert json.loads(paper_text(rules(beacon=beacon))) == {
        "beacon": {"round": "4242424", "source": "https://api.drand.sh"},
        "candidates_sha256": SHA,
        "cap": 2,
        "custodians": ["Ombudsman", "Kampus", "Notaris"],
        "draw": "Gelombang 12 · Maret",
        "format": "prakerja-draw-1",
        "seats_sha256": SHA,
        "seed_candidates_sha256": SHA,
    }
    assert paper_text(rules()).splitlines()[1] == '  "beacon": null,'
    assert paper_text(rules()).splitlines()[9] == '  "draw": "Gelombang 12 · Maret",'


@pytest.mark.parametrize(
    "changes",
    [
        {"cap": 0},
        {"cap": "2"},
        {"draw": ""},
        {"draw": "x" * 201},
        {"candidates_sha256": SHA.upper()},
        {"seats_sha256": SHA[1:]},
        {"custodians": ("Ombudsman", "Kampus")},
        {"custodians": ("Arsip",) * 100},
        {"custodians": ("Ombudsman", "Kampus", "")},
        {"beacon": {"source": "drand", "round": "1 2"}},
        {"beacon": {"source": "drand", "round": "1" * 65}},
        {"format": "prakerja-draw-0"},
        {"note": "besides"},
    ],
)
def test_rules_that_leave_something_open_are_none(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        rules(**changes)


def test_the_longest_and_the_most_that_is_allowed() -> None:
    most = rules(draw="x" * 200, custodians=("Arsip",) * 99, beacon=Beacon(source="x" * 200, round="1" * 64))
    assert Rules.model_validate_json(paper_text(most)) == most
    with pytest.raises(ValidationError):
        Commitments(commitments=(SHA,) * 2)


def test_the_papers_in_a_bundle_are_spelled_so(bundle: Bundle) -> None:
    for name in (RULES, REVEALS):
        content = (bundle.directory / name).read_bytes()
        assert content == canonical_json(json.loads(content)).encode()
        assert Path(name).suffix == ".json"
