"""When a proposal may be confirmed, to the microsecond."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from prakerja.approvals.rules import (
    GOOD_FOR,
    Concern,
    Obstacle,
    ProposalFacts,
    expires_at,
    is_over,
    may_withdraw,
    obstacle,
)

RATNA, BIMA, CITRA = UUID(int=1), UUID(int=2), UUID(int=3)
PROPOSED = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
A_MOMENT = timedelta(microseconds=1)


def facts(state: str = "proposed") -> ProposalFacts:
    return ProposalFacts(state, RATNA, PROPOSED, expires_at(PROPOSED))


def found(
    state: str = "proposed",
    *,
    confirmer: UUID = BIMA,
    may: bool = True,
    concern: Concern | None = None,
    now: datetime = PROPOSED,
) -> Obstacle | None:
    return obstacle(facts(state), confirmer=confirmer, proposer_may=may, concern=concern, now=now)


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


@pytest.mark.parametrize(
    ("person", "gains", "expected"),
    [
        (CITRA, True, None),
        (CITRA, False, None),
        (BIMA, True, Obstacle.OWN_CASE),
        (BIMA, False, Obstacle.OWN_CASE),
        (RATNA, True, Obstacle.FAVOURS_PROPOSER),
        (RATNA, False, None),
    ],
)
def test_two_impartial_people_decide_unless_somebody_gives_something_up(
    person: UUID, gains: bool, expected: Obstacle | None
) -> None:
    """Ratna has proposed, Bima would confirm."""
    assert found(concern=Concern(person, gains=gains)) is expected


@pytest.mark.parametrize("gains", [True, False])
def test_that_it_is_about_oneself_is_told_after_everything_else(gains: bool) -> None:
    own = Concern(BIMA, gains=gains)
    assert found(concern=own, may=False) is Obstacle.VOID
    assert found(concern=own, now=PROPOSED + GOOD_FOR) is Obstacle.EXPIRED
    assert found("confirmed", concern=own) is Obstacle.CONFIRMED_ALREADY
    assert found(concern=Concern(RATNA, gains=gains), confirmer=RATNA) is Obstacle.SAME_PERSON


@pytest.mark.parametrize(("person", "may"), [(RATNA, True), (BIMA, False), (CITRA, True)])
def test_whomever_it_is_about_does_not_stop_what_another_proposed(person: UUID, may: bool) -> None:
    assert may_withdraw(person=person, proposer=RATNA, about=BIMA) is may
    assert may_withdraw(person=person, proposer=RATNA, about=None)


def test_whoever_proposed_about_themselves_may_take_it_back() -> None:
    assert may_withdraw(person=RATNA, proposer=RATNA, about=RATNA)
    assert may_withdraw(person=BIMA, proposer=RATNA, about=RATNA)
