"""A next attempt keeps what an attempt has to keep: both verifiers compare it with the one before it."""

from pathlib import Path
from typing import Any

import pytest

from prakerja.draw.given_up import sign_giving_up
from prakerja.draw.statement import statement_hash
from tests.draw.engine.proof.both import both
from tests.situations.proven_draws import (
    COMMIT_BY,
    KEYED,
    REVEAL_BY,
    SECRETS,
    WITNESS_KEYS,
    WITNESSES,
    Built,
    Story,
    build,
    pinned,
    trust,
)

PROVEN: tuple[int, set[str]] = (0, set())
DIFFERS = (1, {"attempt_differs"})
OTHER_CHAIN = "cd" * 32
#: Of a chain that was stated first, and never gave its round.
DEAD = {**pinned(), "chain": OTHER_CHAIN, "public_key": "cd" * 96}

type Line = tuple[str, str, dict[str, Any]]


def person(number: int, position: int) -> dict[str, Any]:
    """A reserve at first, whose key is nobody's."""
    told = {"name": f"Saksi {number}", "organisation": f"Lembaga {number}", "public_key": f"{number:064x}"}
    return {**told, "position": position}


def before_of(kept: Built, **changed: Any) -> dict[str, Any]:
    """The statement of the first attempt, a day earlier."""
    told = kept.papers.statement.model_dump()
    beacon = {**told["beacon"], "round": told["beacon"]["round"] - 86_400 // 3}
    times = {"commit_by": COMMIT_BY - 86_400, "reveal_by": REVEAL_BY - 86_400, "beacon": beacon}
    return {**told, **times, **changed}


def of_first(before: dict[str, Any], kind: str, **facts: Any) -> Line:
    return "keys", f"draw.{kind}", {"statement_sha256": statement_hash(before), **facts}


def revealed(before: dict[str, Any], *positions: int) -> list[Line]:
    return [of_first(before, "reveal", position=one, secret=SECRETS[one - 1]) for one in positions]


def given_up(before: dict[str, Any], many: int, *, next_chain: str = "", signed_for: str = "") -> Line:
    chain = next_chain or pinned()["chain"]
    f = statement_hash(before)
    by = [
        {"witness": key, "signature": sign_giving_up(secret, f, signed_for or chain)}
        for key, (_, secret) in zip(WITNESS_KEYS[:many], WITNESSES[:many], strict=True)
    ]
    return of_first(before, "chain_given_up", next_chain=chain, given_up_by=by)


def answer(
    tmp_path: Path, before: dict[str, Any], *more: Line, stated: dict[str, Any] | None = None
) -> tuple[int, set[str]]:
    entry = of_first(before, "statement", statement=before)
    named = {"attempt": before["attempt"] + 1, "previous": statement_hash(before), **(stated or {})}
    built = build(tmp_path / "second", Story(stated=named, told=[entry, *more]))
    found = both(built.folder, built.given, trust())
    assert not found.lacks
    return found.status, set(found.faults)


def test_an_attempt_that_keeps_all_but_times_and_round_is_proven(kept_proof: Built, tmp_path: Path) -> None:
    assert answer(tmp_path, before_of(kept_proof)) == PROVEN


@pytest.mark.parametrize(
    "changed",
    [
        *({"cap": 3}, {"minimum_reveals": 3}, {"quorum": 5}, {"scheme": "2020-2"}, {"draw": "gelombang-13"}),
        *({name: "cd" * 32} for name in ("candidates_sha256", "seats_sha256", "joiners_root", "household_key_sha256")),
        *({name: "cd" * 32} for name in ("verify_sha256", "scheme_sha256")),
        *({"candidates_count": 9}, {"joiners_count": 21}, {"log_key": "log+00000001+AQ=="}, {"attempt": 3}),
        {"witnesses": [*WITNESS_KEYS[:4], "another"]},
        {"beacon": DEAD | {"round": 9_000_000}},
        {"beacon": pinned() | {"period": 4, "round": 7_000_000}},
        {"parent": "cd" * 32},
        {"reserves": [person(4, 1)]},
    ],
    ids=str,
)
def test_whatever_else_changed_is_named(kept_proof: Built, tmp_path: Path, changed: dict[str, Any]) -> None:
    before = before_of(kept_proof, **changed)
    stated = {"attempt": 2} if "attempt" in changed else {}
    assert answer(tmp_path, before, stated=stated) == DIFFERS


@pytest.mark.parametrize(
    ("custodians", "reserves", "came", "expected"),
    [
        # Who revealed nothing makes room for the next reserve: here for those of the story.
        ((9, 2, 3), (1,), (2, 3), PROVEN),
        ((9, 2, 3), (1,), (1, 2, 3), DIFFERS),
        ((9, 2, 3), (1, 8), (2, 3), DIFFERS),
        ((9, 2, 3), (8, 1), (2, 3), DIFFERS),
        ((1, 9, 3), (2,), (1,), PROVEN),
        ((1, 9, 3), (2,), (1, 2), DIFFERS),
        ((1, 2, 3), (), (1,), PROVEN),
    ],
)
def test_a_custodian_is_replaced_by_the_next_reserve_where_they_revealed_nothing(
    kept_proof: Built,
    tmp_path: Path,
    custodians: tuple[int, ...],
    reserves: tuple[int, ...],
    came: tuple[int, ...],
    expected: tuple[int, set[str]],
) -> None:
    own = {one["position"]: one for one in kept_proof.papers.statement.model_dump()["custodians"]}
    people = [
        [{**(own.get(number) or person(number, place)), "position": place} for place, number in enumerate(who, 1)]
        for who in (custodians, reserves)
    ]
    before = before_of(kept_proof, custodians=people[0], reserves=people[1])
    assert answer(tmp_path, before, *revealed(before, *came)) == expected


def test_nobody_is_replaced_after_an_attempt_that_was_taken_back(kept_proof: Built, tmp_path: Path) -> None:
    own = kept_proof.papers.statement.model_dump()["custodians"]
    before = before_of(kept_proof, custodians=[person(9, 1), *own[1:]], reserves=[{**own[0], "position": 1}])
    assert answer(tmp_path, before, of_first(before, "taken_back")) == DIFFERS


@pytest.mark.parametrize(
    ("many", "changed", "expected"),
    [
        (4, {}, PROVEN),
        (5, {}, PROVEN),
        (3, {}, DIFFERS),
        (5, {"signed_for": "ef" * 32}, DIFFERS),
        (5, {"next_chain": "ef" * 32}, DIFFERS),
    ],
)
def test_another_chain_follows_one_that_a_quorum_gave_up_for_it(
    kept_proof: Built, tmp_path: Path, many: int, changed: dict[str, str], expected: tuple[int, set[str]]
) -> None:
    before = before_of(kept_proof, beacon={**DEAD, "round": 2_000_000})
    assert answer(tmp_path, before, given_up(before, many, **changed)) == expected


def test_a_chain_that_was_given_up_does_not_come_back(kept_proof: Built, tmp_path: Path) -> None:
    before = before_of(kept_proof)
    assert answer(tmp_path, before, given_up(before, 5, next_chain=OTHER_CHAIN)) == DIFFERS


def test_a_draw_whose_chain_was_given_up_is_none_even_with_its_round(kept_proof: Built, tmp_path: Path) -> None:
    story = Story(told=[("seed", "draw.chain_given_up", {"next_chain": OTHER_CHAIN, "given_up_by": []})])
    built = build(tmp_path / "late", story)
    assert both(built.folder, built.given, trust()).faults == {"chain_given_up"}


@pytest.mark.parametrize("left_out", [True, False])
def test_the_attempt_before_must_be_in_the_log_and_seen(kept_proof: Built, tmp_path: Path, left_out: bool) -> None:
    before = before_of(kept_proof)
    stated = {"attempt": 2, "previous": statement_hash(before)}
    entry = of_first(before, "statement", statement={**before, "cap": 9} if left_out else before)
    cosigned = {"keys": (KEYED, 5 if left_out else 3)}
    built = build(tmp_path / "second", Story(stated=stated, told=[entry], cosigned=cosigned))
    found = both(built.folder, built.given, trust())
    if left_out:
        assert found.faults == {"log_entry_missing"}
    else:
        assert "quorum" in found.lacks


@pytest.mark.parametrize("odd", [{"position": [1]}, {"position": True}, {"position": None}, {}])
def test_odd_entries_about_the_attempt_before_stop_neither(
    kept_proof: Built, tmp_path: Path, odd: dict[str, Any]
) -> None:
    before = before_of(kept_proof)
    lines = [of_first(before, kind, **odd) for kind in ("reveal", "chain_given_up", "statement")]
    assert answer(tmp_path, before, *lines)[0] in (0, 1)
