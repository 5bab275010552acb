"""How an attempt goes, by its times and by what was cut off; and what the next one keeps."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from prakerja.connectors.beacon.quicknet import QUICKNET
from prakerja.draw.attempt_rules import (
    Attempt,
    Spans,
    Stage,
    before_round,
    failed_positions,
    fewest_reveals,
    next_attempt,
    stage_of,
    times_of,
)
from prakerja.draw.statement import Statement, quorum_of, statement_hash
from tests.situations.stated_draws import statement

COMMIT_BY = datetime(2027, 1, 15, 8, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
ATTEMPT = Attempt(COMMIT_BY, COMMIT_BY + HOUR, COMMIT_BY + 2 * HOUR, minimum_reveals=2)
VOUCHED = replace(ATTEMPT, reveals=["aa", "-", "bb"], vouched_at=ATTEMPT.reveal_by + SECOND)
LAST = ATTEMPT.drawn_from - timedelta(minutes=5)


@pytest.mark.parametrize(
    ("attempt", "now", "stage"),
    [
        (ATTEMPT, COMMIT_BY - SECOND, Stage.COMMITTING),
        (ATTEMPT, COMMIT_BY, Stage.REVEALING),
        (ATTEMPT, ATTEMPT.reveal_by - SECOND, Stage.REVEALING),
        (ATTEMPT, ATTEMPT.reveal_by, Stage.CUTTING_OFF),
        (ATTEMPT, LAST, Stage.CUTTING_OFF),
        (ATTEMPT, LAST + SECOND, Stage.NOT_CUT_OFF),
        (VOUCHED, ATTEMPT.reveal_by + SECOND, Stage.WAITING),
        (VOUCHED, COMMIT_BY + 999 * HOUR, Stage.WAITING),
        (replace(VOUCHED, vouched_at=LAST), LAST, Stage.WAITING),
        (replace(VOUCHED, vouched_at=LAST + SECOND), LAST + SECOND, Stage.NOT_CUT_OFF),
        (replace(VOUCHED, vouched_at=None), LAST + SECOND, Stage.NOT_CUT_OFF),
        (replace(VOUCHED, has_round=True), ATTEMPT.drawn_from, Stage.READY),
        (replace(VOUCHED, is_chain_given_up=True), ATTEMPT.drawn_from, Stage.CHAIN_GIVEN_UP),
        # Whatever was signed later: a draw that has its seed is not rolled again.
        (replace(VOUCHED, has_round=True, is_chain_given_up=True), ATTEMPT.drawn_from, Stage.READY),
        (replace(VOUCHED, reveals=["aa", "-", "-"]), ATTEMPT.drawn_from, Stage.TOO_FEW_REVEALS),
        (replace(ATTEMPT, is_taken_back=True), COMMIT_BY - SECOND, Stage.TAKEN_BACK),
        (replace(ATTEMPT, is_taken_back=True), ATTEMPT.drawn_from, Stage.TAKEN_BACK),
    ],
)
def test_the_stage_follows_from_times_and_the_cut_off(attempt: Attempt, now: datetime, stage: Stage) -> None:
    assert stage_of(attempt, now=now) is stage


def test_where_the_round_is_seconds_away_the_cut_off_has_a_part_of_them() -> None:
    assert before_round(COMMIT_BY, COMMIT_BY + HOUR) == timedelta(minutes=5)
    assert before_round(COMMIT_BY, COMMIT_BY + timedelta(seconds=60)) == timedelta(seconds=10)


@pytest.mark.parametrize(("custodians", "fewest"), [(2, 2), (3, 2), (4, 3), (5, 3), (7, 4)])
def test_more_than_half_reveal_and_two_at_least(custodians: int, fewest: int) -> None:
    assert fewest_reveals(custodians) == fewest


@pytest.mark.parametrize(("witnesses", "quorum"), [(1, 1), (4, 4), (5, 4), (9, 8), (10, 8)])
def test_all_witnesses_but_one_in_five_are_the_quorum(witnesses: int, quorum: int) -> None:
    assert quorum_of(witnesses) == quorum


@pytest.mark.parametrize("late", [timedelta(0), timedelta(microseconds=1), timedelta(seconds=2.5)])
def test_no_span_is_shorter_than_it_was_asked_for(late: timedelta) -> None:
    spans = Spans(timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=30))
    times = times_of(spans, QUICKNET, now=COMMIT_BY + late)
    stated = Statement.model_validate(statement(**times))
    assert stated.commit_by >= (COMMIT_BY + late + spans.commit).timestamp() > stated.commit_by - 1
    assert stated.reveal_by == stated.commit_by + 20
    assert stated.reveal_by + 30 <= stated.drawn_at < stated.reveal_by + 30 + QUICKNET.period


def _people(*names: str) -> list[dict[str, Any]]:
    return [
        {"position": position, "name": name, "organisation": f"Lembaga {name}", "public_key": f"{position:02x}" * 32}
        for position, name in enumerate(names, 1)
    ]


TOLD = statement(custodians=_people("Sari", "Tono", "Umar"), reserves=_people("Vera", "Wati"))


@pytest.mark.parametrize(
    ("failed", "custodians", "reserves"),
    [
        ((), ["Sari", "Tono", "Umar"], ["Vera", "Wati"]),
        ((2,), ["Sari", "Vera", "Umar"], ["Wati"]),
        ((1, 3), ["Vera", "Tono", "Wati"], []),
        ((1, 2, 3), ["Vera", "Wati", "Umar"], []),
    ],
)
def test_who_failed_is_replaced_by_the_reserves_in_order(
    failed: tuple[int, ...], custodians: list[str], reserves: list[str]
) -> None:
    following = next_attempt(TOLD, previous=statement_hash(TOLD), times={}, failed=failed)
    assert [one["name"] for one in following["custodians"]] == custodians
    assert [one["name"] for one in following["reserves"]] == reserves
    Statement.model_validate(following)


def test_a_next_attempt_keeps_everything_but_its_number_its_times_and_its_round() -> None:
    spans = Spans(HOUR, HOUR, HOUR)
    times = times_of(spans, QUICKNET, now=COMMIT_BY + 99 * HOUR)
    following = next_attempt(TOLD, previous=statement_hash(TOLD), times=times, failed=())
    changed = {key for key in TOLD if following[key] != TOLD[key]}
    assert changed == {"attempt", "previous", "commit_by", "reveal_by", "beacon"}
    assert (following["attempt"], following["previous"]) == (2, statement_hash(TOLD))
    assert {**following["beacon"], "round": 0} == {**TOLD["beacon"], "round": 0}


def test_nobody_has_failed_in_an_attempt_that_was_taken_back() -> None:
    assert failed_positions(Stage.TAKEN_BACK, custodians=3, came={1}) == frozenset()
    assert failed_positions(Stage.TOO_FEW_REVEALS, custodians=3, came={1}) == {2, 3}
