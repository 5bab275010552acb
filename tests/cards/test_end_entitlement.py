"""Two people end the entitlement of a holder: by the day of the award what was paid is owed; later nothing is."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from prakerja.approvals.register import Act, Plan
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.cards.card_acts import REINSTATE, NothingToReinstate, subject_of_card
from prakerja.cards.end_card import MoneyUnderWay
from prakerja.cards.end_entitlement import end_entitlement
from prakerja.cards.entitlement_act import END_ENTITLEMENT, NothingSpeaksAgainst, ObjectionWaits, StillTimeToObject
from prakerja.cards.models import Card, CardMove, Doubt, WaveBudget, YearBudget
from prakerja.cards.post_end import ClaimRepaid
from prakerja.cards.reasons import HoldReason
from prakerja.cards.states import CardState
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Balance
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from prakerja.screening.models import ListInForce
from tests.situations.cards import NOW
from tests.situations.doubts import (
    entitlement_ended,
    looked_for,
    moved_money,
    named,
    on_account,
    paid_out,
    rescreened,
    told_of,
    withdrawn,
)
from tests.situations.lives import (
    a_card,
    bought,
    counted,
    decided_on,
    held,
    in_treasury,
    objected,
    on_card,
    reinstated,
    rejected,
)
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
AWARDED_ON = date(2021, 2, 27)
#: Told at NOW + DAY, 28 February: the first moment at which it is too late to object.
TOO_LATE = NOW.replace(hour=17) + 14 * DAY
PACKAGE = 3_550_000


def used(card: Card) -> Card:
    """A training was bought for 400,000; of 600,000 that fell due half is paid out."""
    bought(card, at=NOW + SECOND)
    moved_money(card, AccountKind.TRAINING_BALANCE, AccountKind.PAYABLE, 400_000, at=NOW + SECOND)
    moved_money(card, AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE, 600_000, at=NOW + 2 * SECOND)
    paid_out(card, 300_000, at=NOW + 3 * SECOND)
    return card


def foreseen(card: Card, *, at: datetime = TOO_LATE, act: Act = END_ENTITLEMENT) -> Plan:
    return act.foresee(subject_of_card(card.pk), {}, at)


@pytest.mark.parametrize("days_before", [0, 1, 400])
def test_by_the_day_of_the_award_all_that_is_left_goes_back_and_what_was_paid_is_owed(days_before: int) -> None:
    card = used(a_card())
    before = in_treasury()
    told_of(card, HoldReason.CITIZENSHIP, on=AWARDED_ON - days_before * DAY, at=NOW + DAY)
    plan = foreseen(card)
    card = entitlement_ended(card, at=TOO_LATE)
    assert (card.state, card.held_since, on_card(card.applicant_id)) == (CardState.ANNULLED, None, (0, 0))
    assert on_account(card, AccountKind.INCENTIVE_DUE) == 0
    assert on_account(card, AccountKind.CLAIM) == 700_000
    assert in_treasury() == before + PACKAGE
    year, wave = YearBudget.objects.get(), WaveBudget.objects.get()
    assert (year.allowed - year.set_aside, wave.returned) == (in_treasury() - 700_000, 1)
    assert (plan["returned"], plan["due_returned"], plan["owed"]) == (PACKAGE - 700_000, 300_000, 700_000)
    assert (plan["training_owed"], plan["incentive_owed"], plan["becomes"]) == (400_000, 300_000, "annulled")
    move = CardMove.objects.get(number=card.moves)
    assert (move.reason, move.effective_on) == ("citizenship", AWARDED_ON - days_before * DAY)
    assert Doubt.objects.get().state == "upheld"
    assert prove(known={}).faults == ()


@pytest.mark.parametrize(
    ("reason", "state"), [(HoldReason.DEATH, CardState.DECEASED), (HoldReason.CITIZENSHIP, CardState.REVOKED)]
)
def test_later_what_was_due_before_stays_theirs_and_nothing_is_owed(reason: HoldReason, state: CardState) -> None:
    card = used(a_card())
    before = in_treasury()
    moved_money(card, AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE, 50_000, at=NOW + DAY)
    told_of(card, reason, on=AWARDED_ON + DAY, at=NOW + DAY)
    plan = foreseen(card)
    card = entitlement_ended(card, at=TOO_LATE)
    assert (card.state, on_card(card.applicant_id)) == (state, (0, 0))
    assert (on_account(card, AccountKind.INCENTIVE_DUE), on_account(card, AccountKind.CLAIM)) == (300_000, 0)
    assert in_treasury() == before + PACKAGE - 1_000_000
    assert (plan["due_returned"], plan["owed"], plan["returned"]) == (50_000, 0, PACKAGE - 1_000_000)
    assert YearBudget.objects.get().allowed - YearBudget.objects.get().set_aside == in_treasury()
    assert prove(known={}).faults == ()


@pytest.mark.parametrize(("on", "stays"), [(AWARDED_ON + DAY, 0), (AWARDED_ON + 2 * DAY, 100_000)])
def test_what_falls_due_on_the_day_itself_by_the_clock_of_jakarta_is_not_theirs(on: date, stays: int) -> None:
    card = a_card()
    # The last second of 28 February there.
    at = NOW.replace(hour=17) + DAY - SECOND
    moved_money(card, AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE, 100_000, at=at)
    told_of(card, on=on, at=NOW + 3 * DAY)
    entitlement_ended(card, at=NOW + 20 * DAY)
    assert on_account(card, AccountKind.INCENTIVE_DUE) == stays


def test_a_list_by_its_first_day_annuls_or_revokes() -> None:
    for number, valid_from, state in ((12, AWARDED_ON, CardState.ANNULLED), (13, AWARDED_ON + DAY, CardState.REVOKED)):
        card = a_card(number=number)
        named(card, at=NOW + DAY, valid_from=valid_from)
        assert "Daftar" in str(foreseen(card)["list"])
        assert entitlement_ended(card, at=TOO_LATE).state == state


def test_nobody_decides_before_the_time_to_object_is_over() -> None:
    card = told_of(a_card(), on=AWARDED_ON, at=NOW + DAY)
    with pytest.raises(StillTimeToObject):
        foreseen(card, at=TOO_LATE - SECOND)
    with pytest.raises(StillTimeToObject):
        entitlement_ended(card, at=TOO_LATE - SECOND)
    foreseen(card, at=TOO_LATE)


def test_nor_before_an_objection_is_answered_and_then_at_once() -> None:
    card = told_of(a_card(), on=AWARDED_ON, at=NOW + DAY)
    objected(card, at=NOW + 2 * DAY)
    for at in (NOW + 3 * DAY, TOO_LATE + DAY):
        with pytest.raises(ObjectionWaits):
            foreseen(card, at=at)
    rejected(card, at=NOW + 3 * DAY)
    assert entitlement_ended(card, at=NOW + 4 * DAY).state == CardState.ANNULLED


def test_what_nothing_speaks_against_is_not_ended() -> None:
    with pytest.raises(NothingSpeaksAgainst):
        foreseen(a_card())
    with pytest.raises(NothingSpeaksAgainst):
        foreseen(held(a_card(number=13), at=NOW + DAY))
    waits = told_of(held(a_card(number=14), at=NOW + DAY), on=AWARDED_ON, at=NOW + DAY)
    with pytest.raises(NothingSpeaksAgainst):
        foreseen(waits)


def test_a_list_that_was_withdrawn_ends_nothing_also_before_the_clock_comes_round() -> None:
    card = a_card()
    row = named(card, at=NOW + DAY)
    ListInForce.objects.filter(pk=row.pk).delete()
    with pytest.raises(NothingSpeaksAgainst):
        foreseen(card)
    with pytest.raises(NothingSpeaksAgainst):
        entitlement_ended(card, at=TOO_LATE)


@pytest.mark.forges_books
def test_not_while_money_of_it_waits_for_somebody_outside() -> None:
    card = told_of(a_card(), on=AWARDED_ON, at=NOW + DAY)
    Balance.objects.create(of=card.applicant_id, kind=AccountKind.HELD.value, amount=1)
    with pytest.raises(MoneyUnderWay):
        foreseen(card)
    with pytest.raises(MoneyUnderWay):
        entitlement_ended(card, at=TOO_LATE)


def test_one_decision_is_carried_out_once_and_by_nobody_alone() -> None:
    card = told_of(used(a_card()), on=AWARDED_ON, at=NOW + DAY)
    with pytest.raises(NotConfirmed):
        end_entitlement(applicant_id=card.applicant_id, award=1, by=an_officer(), now=TOO_LATE)
    by = decided_on(card, END_ENTITLEMENT, at=TOO_LATE)
    for _ in range(2):
        with unit_of_work(by=by):
            end_entitlement(applicant_id=card.applicant_id, award=1, by=by, now=TOO_LATE)
    assert on_account(card, AccountKind.CLAIM) == 700_000
    assert WaveBudget.objects.get().returned == 1
    assert Message.objects.filter(text="card_closed_after_death").count() == 2


@pytest.mark.parametrize(
    ("reason", "on", "text"),
    [
        (HoldReason.DEATH, AWARDED_ON, "card_closed_after_death"),
        (HoldReason.DEATH, AWARDED_ON + DAY, "card_closed_after_death"),
        (HoldReason.CITIZENSHIP, AWARDED_ON, "card_annulled"),
        (HoldReason.CITIZENSHIP, AWARDED_ON + DAY, "entitlement_over"),
    ],
)
def test_they_or_their_family_are_told_what_is_owed(reason: HoldReason, on: date, text: str) -> None:
    card = told_of(used(a_card()), reason, on=on, at=NOW + DAY)
    entitlement_ended(card, at=TOO_LATE)
    told = Message.objects.filter(text=text, owner_id=card.applicant_id)
    assert told.count() == 2
    assert read_words(told[0].words_as_json)["owed"] == (700_000 if on == AWARDED_ON else 0)


def everything(card: Card) -> tuple[object, ...]:
    kinds = [on_account(card, kind) for kind in (AccountKind.INCENTIVE_DUE, AccountKind.CLAIM)]
    return on_card(card.applicant_id), kinds, in_treasury(), YearBudget.objects.get().set_aside, card.state


@pytest.mark.parametrize("on", [AWARDED_ON, AWARDED_ON + DAY])
def test_reinstated_every_rupiah_is_where_it_was_and_nothing_is_owed(on: date) -> None:
    card = used(a_card())
    moved_money(card, AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE, 50_000, at=NOW + DAY)
    card.refresh_from_db()
    before = everything(card)
    told_of(card, on=on, at=NOW + DAY)
    entitlement_ended(card, at=TOO_LATE)
    objected(card, at=TOO_LATE + DAY)
    plan = foreseen(card, at=TOO_LATE + DAY, act=REINSTATE)
    assert plan.get("claim_dropped", 0) == (700_000 if on == AWARDED_ON else 0)
    assert plan["due"] == (350_000 if on == AWARDED_ON else 50_000)
    card = reinstated(card, at=TOO_LATE + 2 * DAY)
    assert everything(card) == before
    assert (Doubt.objects.get().state, WaveBudget.objects.get().returned) == ("dismissed", 0)
    assert prove(known={}).faults == ()


def test_what_was_reinstated_may_end_again_and_owes_it_once() -> None:
    card = used(a_card())
    for days in (1, 40):
        told_of(card, on=AWARDED_ON, at=NOW + days * DAY)
        card = entitlement_ended(card, at=NOW + (days + 20) * DAY)
        assert on_account(card, AccountKind.CLAIM) == 700_000
        card = reinstated(card, at=NOW + (days + 21) * DAY)
        assert on_account(card, AccountKind.CLAIM) == 0
    assert prove(known={}).faults == ()


def test_what_was_paid_back_of_it_is_paid_out_first() -> None:
    card = entitlement_ended(told_of(used(a_card()), on=AWARDED_ON, at=NOW + DAY), at=TOO_LATE)
    moved_money(card, AccountKind.PAYABLE, AccountKind.CLAIM, 1, at=TOO_LATE + DAY)
    with pytest.raises(ClaimRepaid):
        foreseen(card, at=TOO_LATE + DAY, act=REINSTATE)
    with pytest.raises(ClaimRepaid):
        reinstated(card, at=TOO_LATE + DAY)


def test_a_list_that_two_people_upheld_and_reversed_does_not_hold_it_again() -> None:
    card = a_card()
    row = named(card, at=NOW + DAY)
    card = reinstated(entitlement_ended(card, at=TOO_LATE), at=TOO_LATE + DAY)
    rescreened(row, at=TOO_LATE + 2 * DAY)
    looked_for(at=TOO_LATE + 2 * DAY)
    card.refresh_from_db()
    assert (card.state, card.held_since) == (CardState.AWARDED, None)


def test_what_has_ended_stays_so_when_its_list_is_withdrawn_until_two_people_decide() -> None:
    card = a_card()
    row = named(card, at=NOW + DAY)
    entitlement_ended(card, at=TOO_LATE)
    withdrawn(row, at=TOO_LATE + DAY)
    card.refresh_from_db()
    assert (card.state, Doubt.objects.get().state) == (CardState.ANNULLED, "upheld")
    assert reinstated(card, at=TOO_LATE + 2 * DAY).state == CardState.AWARDED


def test_a_card_that_is_used_up_is_annulled_and_again_what_it_was_when_it_is_reinstated() -> None:
    card = used(a_card())
    Card.objects.update(state=CardState.FINISHED)
    CardMove.objects.create(
        applicant_id=card.applicant_id,
        award=1,
        number=3,
        state=CardState.FINISHED,
        reason="year_end",
        at=NOW + DAY,
        effective_on=AWARDED_ON,
    )
    Card.objects.update(moves=3)
    card.refresh_from_db()
    card = entitlement_ended(told_of(card, on=AWARDED_ON, at=NOW + DAY), at=TOO_LATE)
    assert (card.state, on_account(card, AccountKind.CLAIM)) == (CardState.ANNULLED, 700_000)
    assert reinstated(card, at=TOO_LATE + DAY).state == CardState.FINISHED


def test_its_seat_is_counted_when_nobody_can_object_to_the_end_any_more() -> None:
    card = entitlement_ended(told_of(a_card(), on=AWARDED_ON, at=NOW + DAY), at=TOO_LATE)
    counted(card.wave_id, at=TOO_LATE + 14 * DAY - SECOND)
    assert WaveBudget.objects.get().counted == 0
    counted(card.wave_id, at=TOO_LATE + 14 * DAY)
    assert WaveBudget.objects.get().counted == 1


@pytest.mark.parametrize("undo", [reinstated])
def test_what_was_decided_otherwise_meanwhile_is_not_ended(undo: Callable[..., Card]) -> None:
    card = told_of(a_card(), on=AWARDED_ON, at=NOW + DAY)
    foreseen(card)
    undo(card, at=TOO_LATE)
    with pytest.raises(NothingSpeaksAgainst):
        entitlement_ended(card, at=TOO_LATE + SECOND)
    with pytest.raises(NothingToReinstate):
        reinstated(card, at=TOO_LATE + SECOND)
