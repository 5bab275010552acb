"""When a proposal may be confirmed, to the microsecond."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from prakerja.approvals.rules import GOOD_FOR, Obstacle, ProposalFacts, expires_at, is_over, obstacle

RATNA, BIMA = UUID(int=1), UUID(int=2)
PROPOSED = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
A_MOMENT = timedelta(microseconds=1)


def facts(state: str = "proposed") -> ProposalFacts:
    return ProposalFacts(state, RATNA, PROPOSED, expires_at(PROPOSED))


def found(
    state: str = "proposed", *, confirmer: UUID = BIMA, may: bool = True, now: datetime = PROPOSED
) -> Obstacle | None:
    return obstacle(facts(state), confirmer=confirmer, proposer_may=may, now=now)


def test_a_proposal_is_good_for_seventy_two_hours() -> None:
    assert timedelta(hours=72) == GOOD_FOR
    assert expires_at(PROPOSED) == datetime(2021, 2, 27, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize("now", [PROPOSED, PROPOSED + A_MOMENT, PROPOSED + GOOD_FOR - A_MOMENT])
def test_another_person_may_confirm_until_the_last_microsecond(now: datetime) -> None:
    assert found(now=now) is None
    assert not is_over(facts(), now=now)


@pytest.mark.parametrize("now", [PROPOSED + GOOD_FOR, PROPOSED + GOOD_FOR + A_MOMENT])
def test_from_the_seventy_second_hour_on_nobody_may(now: datetime) -> None:
    assert found(now=now) is Obstacle.EXPIRED
    assert is_over(facts(), now=now)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("confirmed", Obstacle.CONFIRMED_ALREADY),
        ("carried_out", Obstacle.CONFIRMED_ALREADY),
        ("withdrawn", Obstacle.GONE),
        ("undone", Obstacle.GONE),
        ("expired", Obstacle.EXPIRED),
        ("void", Obstacle.VOID),
    ],
)
def test_what_came_to_an_end_is_told_by_its_end(state: str, expected: Obstacle) -> None:
    assert found(state) is expected
    assert found(state, confirmer=RATNA, may=False) is expected
    assert is_over(facts(state), now=PROPOSED + GOOD_FOR) is (state == "expired")


def test_without_the_proposers_permission_it_is_void() -> None:
    assert found(may=False) is Obstacle.VOID
    assert found(may=False, confirmer=RATNA) is Obstacle.VOID
    assert found(may=False, now=PROPOSED + GOOD_FOR) is Obstacle.EXPIRED


def test_nobody_confirms_their_own_proposal() -> None:
    assert found(confirmer=RATNA) is Obstacle.SAME_PERSON
    assert found(confirmer=RATNA, now=PROPOSED + GOOD_FOR) is Obstacle.EXPIRED
