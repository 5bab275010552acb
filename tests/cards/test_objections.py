"""A holder objects within fourteen days, and two people decide: it is theirs again, or everything stays."""

from datetime import timedelta
from uuid import uuid4

import pytest

from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.authority.require import PermissionMissing
from prakerja.cards.acts import BudgetTooSmall
from prakerja.cards.card_acts import (
    REINSTATE,
    REJECT_OBJECTION,
    NoObjection,
    NothingToReinstate,
    NoUncountedSeat,
    subject_of_card,
)
from prakerja.cards.models import Card, CardMove, ObjectionDecision, WaveBudget, YearBudget
from prakerja.cards.object_to_move import (
    LONGEST_OBJECTION,
    NothingToObjectTo,
    ObjectedAlready,
    ObjectionEmpty,
    ObjectionTooLate,
    object_to_move,
)
from prakerja.cards.querysets import NoCard
from prakerja.cards.reasons import HoldReason
from prakerja.cards.reinstate_card import reinstate_card
from prakerja.cards.reject_objection import reject_objection
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from tests.situations.cards import NOW
from tests.situations.lives import (
    DEADLINE,
    a_card,
    bought,
    decided_on,
    held,
    in_treasury,
    objected,
    on_card,
    reinstated,
    rejected,
    revoked,
)
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LAST = DEADLINE + 14 * DAY - timedelta(seconds=1)


def test_it_waits_for_two_people_and_its_holder_is_told_what_happens_next() -> None:
    card = revoked(a_card())
    objection = objected(card, at=DEADLINE + DAY)
    assert (objection.number, objection.text) == (2, "Listrik padam")
    assert Message.objects.filter(text="objection_received", owner_id=card.applicant_id).count() == 2


def test_until_the_last_second_of_the_fourteenth_day() -> None:
    card = revoked(a_card())
    with pytest.raises(ObjectionTooLate):
        objected(card, at=LAST + timedelta(seconds=1))
    objected(card, at=LAST)


def test_one_a_move_however_often_it_is_sent() -> None:
    card = revoked(a_card())
    first = objected(card, at=DEADLINE + DAY)
    assert objected(card, at=LAST + DAY) == first
    with pytest.raises(ObjectedAlready):
        objected(card, at=DEADLINE + DAY, text="Yang lain")
    assert Message.objects.filter(text="objection_received").count() == 2


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "x" * (LONGEST_OBJECTION + 1)])
def test_it_says_something_and_not_a_book(text: str) -> None:
    with pytest.raises(ObjectionEmpty):
        objected(revoked(a_card()), at=DEADLINE + DAY, text=text)


def test_nothing_is_objected_to_while_all_is_well() -> None:
    with pytest.raises(NothingToObjectTo):
        objected(a_card(), at=NOW + DAY)


def test_nobody_objects_for_somebody_else() -> None:
    card = revoked(a_card())
    for by in (Actor.applicant(uuid4()), an_officer(), Actor.visitor()):
        with pytest.raises(PermissionMissing):
            object_to_move(applicant_id=card.applicant_id, award=1, text="x", by=by, now=DEADLINE + DAY)


def test_reinstated_it_is_what_it_was_with_its_money_and_seven_days() -> None:
    card = a_card()
    before, seats = in_treasury(), YearBudget.objects.get().set_aside
    objected(revoked(card), at=DEADLINE + DAY)
    card = reinstated(card, at=DEADLINE + 2 * DAY)
    assert (card.state, card.buys_until) == (CardState.AWARDED, DEADLINE + 9 * DAY)
    assert on_card(card.applicant_id) == (1_000_000, 2_550_000)
    assert (in_treasury(), YearBudget.objects.get().set_aside) == (before, seats)
    assert WaveBudget.objects.get().returned == 0
    assert ObjectionDecision.objects.get().is_granted
    assert CardMove.objects.get(number=3).reason == "reinstated"
    bought(card, at=DEADLINE + 9 * DAY - timedelta(seconds=1))


def test_one_decision_is_carried_out_once_also_when_the_card_is_revoked_again() -> None:
    card = revoked(a_card())
    by = decided_on(card, REINSTATE, at=DEADLINE + DAY)
    for _ in range(2):
        with unit_of_work(by=by):
            reinstate_card(applicant_id=card.applicant_id, award=1, by=by, now=DEADLINE + DAY)
    card = revoked(card, at=DEADLINE + 30 * DAY)
    assert card.state == CardState.REVOKED
    with unit_of_work(by=by):
        reinstate_card(applicant_id=card.applicant_id, award=1, by=by, now=DEADLINE + 31 * DAY)
    card.refresh_from_db()
    assert card.state == CardState.REVOKED
    assert reinstated(card, at=DEADLINE + 32 * DAY).state == CardState.AWARDED


def test_without_budget_it_is_refused_with_what_lacks() -> None:
    card = revoked(a_card())
    YearBudget.objects.update(set_aside=YearBudget.objects.get().allowed - 3_549_999)
    with pytest.raises(BudgetTooSmall) as refused:
        proposed(card, REINSTATE)
    assert int(refused.value.lacking) == 1
    with pytest.raises(BudgetTooSmall):
        reinstated(card, at=DEADLINE + DAY)
    assert WaveBudget.objects.get().returned == 1


def test_a_counted_seat_is_gone() -> None:
    card = revoked(a_card())
    WaveBudget.objects.update(counted=1)
    with pytest.raises(NoUncountedSeat):
        proposed(card, REINSTATE)
    with pytest.raises(NoUncountedSeat):
        reinstated(card, at=DEADLINE + DAY)
    assert on_card(card.applicant_id) == (0, 0)


def test_the_effect_on_the_books_is_shown_before() -> None:
    plan = proposed(revoked(a_card()), REINSTATE)
    assert plan == {
        "number": 12,
        "last_four": plan["last_four"],
        "training": 1_000_000,
        "incentive": 2_550_000,
        "set_aside": 3_550_000,
        "days": 7,
    }


def proposed(card: Card, act: Act) -> Plan:
    subject = subject_of_card(card.pk)
    plan: Plan = propose_act(act=act, subject=subject, reason="x", by=an_officer(), now=DEADLINE + DAY).plan
    return plan


def test_a_held_card_is_released_by_it() -> None:
    card = held(a_card(), at=NOW + DAY, reason=HoldReason.LISTED)
    objected(card, at=NOW + 2 * DAY)
    card = reinstated(card, at=NOW + 3 * DAY)
    assert (card.held_since, card.buys_until) == (None, DEADLINE + 2 * DAY)
    assert ObjectionDecision.objects.get().is_granted


def test_rejected_everything_stays_and_its_holder_is_told_once() -> None:
    card = revoked(a_card())
    objected(card, at=DEADLINE + DAY)
    by = decided_on(card, REJECT_OBJECTION, at=DEADLINE + 2 * DAY)
    for _ in range(2):
        with unit_of_work(by=by):
            reject_objection(applicant_id=card.applicant_id, award=1, by=by, now=DEADLINE + 2 * DAY)
    card.refresh_from_db()
    assert card.state == CardState.REVOKED
    assert not ObjectionDecision.objects.get().is_granted
    assert Message.objects.filter(text="objection_rejected").count() == 2


def test_what_nobody_objected_to_is_not_rejected() -> None:
    card = revoked(a_card())
    with pytest.raises(NoObjection):
        rejected(card, at=DEADLINE + DAY)
    objected(card, at=DEADLINE + DAY)
    rejected(card, at=DEADLINE + 2 * DAY)
    with pytest.raises(NoObjection):
        rejected(card, at=DEADLINE + 3 * DAY)


@pytest.mark.parametrize("subject", ["", "x", "x:1", "00000000-0000-0000-0000-000000000000:1"])
def test_there_is_nothing_to_decide_about_no_card(subject: str) -> None:
    for act in (REINSTATE, REJECT_OBJECTION):
        with pytest.raises(NoCard):
            propose_act(act=act, subject=subject, reason="x", by=an_officer(), now=NOW)


def test_a_card_that_is_well_is_not_reinstated() -> None:
    with pytest.raises(NothingToReinstate):
        proposed(a_card(), REINSTATE)


def test_nobody_decides_alone() -> None:
    card, by = revoked(a_card()), an_officer()
    for verb in (reinstate_card, reject_objection):
        with pytest.raises(NotConfirmed):
            verb(applicant_id=card.applicant_id, award=1, by=by, now=DEADLINE + DAY)
