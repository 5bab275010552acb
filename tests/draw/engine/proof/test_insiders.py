"""Whoever owns the database, the log's key and an accomplice makes a bundle anew: both verifiers name what was done.

Each is told what stands outside of the draw that was meant: F, K and the randomness of its round. `test_tamperings.py`
has what is changed in a bundle that is there.
"""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.findings import Given
from prakerja.draw.engine.proof.number_spelling import misspelt_number
from prakerja.draw.engine.proof.verify_proof import verify_proof
from prakerja.draw.statement import cutoff_of
from tests.draw.draw_inputs import SEAT_COLUMNS, candidate, seat_row, write_rows
from tests.draw.engine.proof.both import Answer, both
from tests.situations.proven_draws import (
    COMMIT_BY,
    DAY,
    DRAWN_AT,
    KEYED,
    PEOPLE,
    REVEAL_BY,
    ROUND,
    SEATS,
    SECRETS,
    STATED,
    WITNESS_KEYS,
    Built,
    Story,
    build,
    chain,
    pinned,
    reseal,
    trust,
)

GENUINE = Story()


def answer_to(story: Story, tmp_path: Path, *, given: Given | None = None, **trusted: Any) -> Answer:
    """`given`: None for all that the story's own papers say."""
    built = build(tmp_path / "insider", story)
    return both(built.folder, given or built.given, trust(**trusted))


@pytest.mark.parametrize(
    ("changed", "faults"),
    [
        # Another statement, shown to somebody who has F from the wave's page.
        ({"stated": {"cap": 2}}, {"statement_not_given", "cutoff_not_given"}),
        ({"stated": {"quorum": 5}}, {"statement_not_given", "cutoff_not_given"}),
        (
            {"stated": {"attempt": 2, "previous": "ab" * 32}},
            {"statement_not_given", "cutoff_not_given", "log_entry_missing"},
        ),
        ({"people": [*PEOPLE, candidate("PK12-0099")]}, {"statement_not_given", "cutoff_not_given"}),
        ({"seats": [*SEATS, seat_row()]}, {"statement_not_given", "cutoff_not_given"}),
        # A reveal censored, or let in after the round.
        ({"came": (1, 3)}, {"cutoff_not_given"}),
        # An accomplice's other secret.
        ({"secrets": (*SECRETS[:2], "4d" * 32)}, {"cutoff_not_given"}),
        # Randomness of another round, or of another chain.
        ({"round_signed": ROUND - 1}, {"randomness_invented"}),
        ({"stranger": True}, {"randomness_invented"}),
    ],
)
def test_a_draw_made_anew_is_not_the_one_that_is_known(
    changed: dict[str, Any], faults: set[str], kept_proof: Built, tmp_path: Path
) -> None:
    assert answer_to(replace(GENUINE, **changed), tmp_path, given=kept_proof.given).faults == faults


@pytest.mark.parametrize(
    ("changed", "faults"),
    [
        # Too late, too early, in the past.
        ({"cosigned": {"statement": (COMMIT_BY - DAY + 1, 5)}}, {"statement_late"}),
        ({"cosigned": {"commitments": (COMMIT_BY, 5)}}, {"commitment_late"}),
        ({"cosigned": {"cutoff": (REVEAL_BY - 1, 4)}}, {"cutoff_untimely"}),
        ({"cosigned": {"cutoff": (DRAWN_AT - 300, 5)}}, {"cutoff_untimely"}),
        ({"cosigned": {"cutoff": (DRAWN_AT + 1, 5)}}, {"cutoff_untimely"}),
        (
            {"stated": {"reveal_by": DRAWN_AT - 60}, "cosigned": {"cutoff": (DRAWN_AT - 50, 5)}},
            {"round_early", "cutoff_untimely"},
        ),
        # A round that was past when the statement came: everything before it would have been earlier still.
        (
            {
                "cosigned": {
                    "statement": (DRAWN_AT + 1, 5),
                    "commitments": (DRAWN_AT + 2, 5),
                    "cutoff": (DRAWN_AT + 9, 5),
                }
            },
            {"statement_late", "commitment_late", "cutoff_untimely"},
        ),
        # Too few, nobody; a commitment by somebody else's key, a key of yesterday.
        ({"came": (2,)}, {"too_few_reveals"}),
        ({"came": ()}, {"too_few_reveals"}),
        ({"signers": (1, 1, 3)}, {"commitment_unsigned"}),
        ({"cosigned": {"keys": (COMMIT_BY - 14 * DAY + 9, 5)}}, {"custodian_key_young"}),
        # Another chain under the name of a known one.
        ({"stated": {"beacon": {**pinned(), "period": 4, "round": ROUND}}}, {"chain_differs"}),
        ({"stated": {"beacon": {**pinned(), "round": ROUND + 1}}}, {"beacon_other"}),
        # A log of their own, two histories, what was taken back, what is not in it.
        ({"log_secret": b"M" * 32}, {"log_unsigned"}),
        ({"told": [("cutoff", "draw.taken_back", {})]}, {"taken_back"}),
        ({"told": [("seed", "draw.result", {"result_sha256": "ab" * 32})]}, {"log_contradicts"}),
        ({"told": [("seed", "draw.seed", {"cutoff": "ab" * 32, "randomness": "ab" * 32})]}, {"log_contradicts"}),
        ({"told": [("cutoff", "draw.cutoff", {"reveals": ["-", "-", "-"], "cutoff": "ab" * 32})]}, {"log_forked"}),
        (
            {"told": [("seed", "draw.statement", {"statement": {"draw": "gelombang-12", "attempt": 1}})]},
            {"log_forked"},
        ),
        ({"left_out": ["draw.statement"]}, {"log_entry_missing"}),
        ({"left_out": ["draw.commitment"]}, {"log_entry_missing"}),
        ({"left_out": ["draw.reveal"]}, {"log_entry_missing"}),
        ({"left_out": ["draw.cutoff"]}, {"log_entry_missing"}),
        ({"stated": {"log_key": "no key"}}, {"log_unsigned"}),
    ],
)
def test_what_breaks_the_rules_is_named_even_to_whoever_knows_no_other_draw(
    changed: dict[str, Any], faults: set[str], tmp_path: Path
) -> None:
    answer = answer_to(replace(GENUINE, **changed), tmp_path)
    assert answer == Answer(1, frozenset(faults), answer.lacks)


@pytest.mark.parametrize(
    ("changed", "given", "trusted", "lacks"),
    [
        ({}, Given(), {}, {"statement"}),
        ({}, None, {"witnesses": WITNESS_KEYS[:3]}, {"witnesses"}),
        ({"cosigned": {"cutoff": (REVEAL_BY + 10, 3)}}, None, {}, {"quorum"}),
        ({"cosigned": {"statement": (STATED, 0)}}, None, {}, {"quorum"}),
        ({"left_out": ["draw.custodian_key"]}, None, {}, {"custodian_keys"}),
    ],
)
def test_what_is_consistent_and_not_proven_says_what_lacks(
    changed: dict[str, Any], given: Given | None, trusted: dict[str, Any], lacks: set[str], tmp_path: Path
) -> None:
    built = build(tmp_path / "bundle", replace(GENUINE, **changed))
    told = built.given if given is None else replace(built.given, statement="")
    answer = both(built.folder, told, trust(**trusted))
    assert answer == Answer(3, frozenset(), frozenset(lacks))


def test_one_silent_witness_and_one_custodian_who_stays_away_hold_nothing_up(tmp_path: Path) -> None:
    silent = {
        name: (at, 4) for name, at in (("statement", STATED), ("cutoff", REVEAL_BY), ("commitments", KEYED + DAY))
    }
    for number, story in enumerate((replace(GENUINE, cosigned=silent), replace(GENUINE, came=(1, 2)))):
        built = build(tmp_path / str(number), story)
        assert both(built.folder, built.given, trust()).status == 0


def test_in_the_sandbox_seconds_are_enough_and_the_order_still_counts(tmp_path: Path) -> None:
    times = {"keys": STATED, "statement": STATED, "commitments": STATED + 5, "cutoff": REVEAL_BY}
    quick = {"reveal_by": DRAWN_AT - 9, "commit_by": STATED + 20}
    cosigned = {name: (at, 5) for name, at in times.items()} | {"cutoff": (DRAWN_AT - 8, 5)}
    story = replace(GENUINE, stated=quick, cosigned=cosigned)
    built = build(tmp_path / "quick", story)
    assert both(built.folder, built.given, trust(sandbox=True)).status == 0
    assert both(built.folder, built.given, trust()).faults >= {"statement_late", "round_early", "cutoff_untimely"}
    late = replace(story, cosigned={**cosigned, "cutoff": (DRAWN_AT + 1, 5), "statement": (STATED + 20, 5)})
    built = build(tmp_path / "late", late)
    assert both(built.folder, built.given, trust(sandbox=True)).faults == {"statement_late", "cutoff_untimely"}


def test_parts_of_another_draw_do_not_fit(kept_proof: Built, folder: Path, tmp_path: Path) -> None:
    other = build(tmp_path / "other", replace(GENUINE, stated={"draw": "gelombang-13"}, people=PEOPLE[:9]))
    expected = {
        p.STATEMENT: "statement_not_given",
        p.CANDIDATES: "candidates_differ",
        p.COMMITMENTS: "commitment_unsigned",
        p.CUTOFF: "cutoff_differs",
        p.LOG: "log_entry_missing",
        p.RESULT: "result_differs",
    }
    for name, fault in expected.items():
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes((other.folder / name).read_bytes())
        reseal(folder)
        assert fault in both(folder, kept_proof.given, trust()).faults
        (folder / name).write_bytes(whole)


def test_a_secret_that_is_missing_wrong_or_anothers_is_named(kept_proof: Built, folder: Path) -> None:
    papers = kept_proof.papers
    first, second, third = papers.reveals
    assert first
    assert second
    wrong = second.model_copy(update={"secret": "4d" * 32})
    doubled = second.model_copy(update={"secret": first.secret})
    tried: list[tuple[list[p.Revealed | None], set[str]]] = [
        ([first, None, third], {"cutoff_differs"}),
        ([first, wrong, third], {"cutoff_differs", "reveal_wrong", "log_entry_missing"}),
        ([first, doubled, third], {"cutoff_differs", "reveal_wrong", "log_entry_missing"}),
        ([first, second.model_copy(update={"position": 1}), third], {"paper_misspelt"}),
        ([first, second], {"paper_misspelt"}),
    ]
    for reveals, faults in tried:
        for name, content in replace(papers, reveals=reveals).files().items():
            (folder / name).write_bytes(content)
        reseal(folder)
        assert both(folder, kept_proof.given, trust()).faults == faults


@pytest.mark.parametrize("quorum", [0, 1, 3, 6])
def test_a_statement_for_which_two_histories_could_have_their_own_witnesses_is_none(
    kept_proof: Built, folder: Path, quorum: int
) -> None:
    """Whoever wrote it from the beginning gives its own F to everybody."""
    content = p.spelt({**kept_proof.papers.statement.model_dump(), "quorum": quorum})
    (folder / p.STATEMENT).write_bytes(content)
    reseal(folder)
    given = replace(kept_proof.given, statement=hashlib.sha256(content).hexdigest())
    assert both(folder, given, trust()).faults == {"paper_misspelt"}


def test_a_reveal_let_in_after_the_cut_off_needs_another_cut_off(tmp_path: Path) -> None:
    """The log shows the K that came in time; the insider's list has the accomplice's reveal as well."""
    built = build(tmp_path / "bundle", replace(GENUINE, came=(1, 2)))
    late = build(tmp_path / "late", GENUINE).papers
    f = built.given.statement
    shown = list(SECRETS)
    cutoff = late.cutoff.model_copy(update={"cutoff": cutoff_of(f, shown)})
    for name, content in replace(built.papers, reveals=late.reveals, cutoff=cutoff).files().items():
        (built.folder / name).write_bytes(content)
    reseal(built.folder)
    faults = both(built.folder, built.given, trust()).faults
    assert faults == {"cutoff_not_given", "log_entry_missing", "result_differs"}


def test_a_draw_without_a_candidate_or_a_seat_has_a_proof_too(tmp_path: Path) -> None:
    for number, (people, seats) in enumerate((((), SEATS), (PEOPLE, ()), ((), ()))):
        built = build(tmp_path / str(number), replace(GENUINE, people=people, seats=seats))
        assert both(built.folder, built.given, trust()).status == 0


@pytest.mark.parametrize("wrong", ["01", "00", "-0", "000000000000001"])
@pytest.mark.parametrize("column", ["tickets", "household_held"])
def test_a_number_in_another_spelling_is_wrong_whatever_was_stated(column: str, wrong: str, tmp_path: Path) -> None:
    if column == "tickets" and not int(wrong):
        wrong = "02"
    people = [*PEOPLE[:-1], {**PEOPLE[-1], column: wrong}]
    assert answer_to(replace(GENUINE, people=people), tmp_path).faults == {"table_misspelt"}


@pytest.mark.parametrize("column", ["pass", "seats"])
def test_a_number_of_the_seats_too(column: str, tmp_path: Path) -> None:
    seats = [{**SEATS[0], column: "01"}, *SEATS[1:]]
    assert answer_to(replace(GENUINE, seats=seats), tmp_path).faults == {"table_misspelt"}


def test_a_receipt_or_a_group_may_look_like_such_a_number(tmp_path: Path) -> None:
    people = [*PEOPLE, candidate("01", groups="01;-2"), candidate('a,"02"', groups="01")]
    built = build(tmp_path / "bundle", replace(GENUINE, people=people))
    assert both(built.folder, built.given, trust()).status == 0


def test_a_file_that_the_compiled_engine_draws_is_asked_as_strictly(tmp_path: Path) -> None:
    people = tmp_path / p.CANDIDATES
    write_rows(tmp_path / p.SEATS, SEAT_COLUMNS, SEATS)
    plain = (
        "receipt,area,groups,tickets,household,household_held\n" + "R1,1101,,1,,0\nR2,1101,,10,012345678901234567,0\n"
    )
    for text, found in ((plain, ""), (plain.replace(",10,", ",012,"), "line 3"), (plain[:-2] + "00\n", "line 3")):
        people.write_text(text)
        assert misspelt_number(tmp_path, is_plain=True).removeprefix(f"{p.CANDIDATES}, ") == found


def test_a_chain_that_is_pinned_nowhere_is_not_believed(kept_proof: Built) -> None:
    found = verify_proof(kept_proof.folder, given=kept_proof.given, trust=trust(chains=[]))
    assert (found.status, [one.name for one in found.lacks]) == (3, ["chain"])
    assert chain().hash in (kept_proof.folder / p.STATEMENT).read_text()
