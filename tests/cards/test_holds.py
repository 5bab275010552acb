"""While a card is held no money of it moves, and the clock of its deadline stands still."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.cards.hold_card import NoteMissing, hold_card
from prakerja.cards.models import Card, CardMove
from prakerja.cards.move_cards import move_cards
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.release_card import CardMoved, ReleaseTakesTwo, release_card
from prakerja.cards.require_spendable import CardEnded, CardHeld
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from tests.situations.cards import NOW
from tests.situations.lives import DEADLINE, a_card, bought, held, released, revoked
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_nothing_is_bought_while_it_is_held() -> None:
    card = held(a_card(), at=NOW + DAY)
    with pytest.raises(CardHeld):
        bought(card, at=NOW + 2 * DAY)


def test_what_was_left_of_the_deadline_is_left_when_it_is_released() -> None:
    card = held(a_card(), at=NOW + DAY)
    assert revoked(card, at=DEADLINE + DAY).state == CardState.AWARDED
    card = released(card, at=NOW + 41 * DAY)
    assert card.buys_until == DEADLINE + 40 * DAY
    bought(card, at=DEADLINE + 39 * DAY)


def test_what_was_left_when_the_clock_stood_still_is_left_afterwards_however_long_that_was() -> None:
    card = a_card()

    @settings(max_examples=25, deadline=None, database=None)
    @given(
        left=st.timedeltas(timedelta(seconds=1), timedelta(days=40)),
        pause=st.timedeltas(timedelta(), timedelta(days=400)),
    )
    def holds(left: timedelta, pause: timedelta) -> None:
        Card.objects.filter(pk=card.pk).update(buys_until=NOW + left)
        held(card, at=NOW)
        assert released(card, at=NOW + pause).buys_until == NOW + pause + left

    holds()


def test_a_clock_set_back_meanwhile_takes_nothing_away() -> None:
    card = held(a_card(), at=NOW + DAY)
    assert released(card, at=NOW).buys_until == DEADLINE


def test_it_stays_held_when_its_only_purchase_comes_to_nothing() -> None:
    card = a_card()
    bought(card, at=NOW)
    card = held(card, at=NOW + DAY)
    move_cards([card.pk], to=CardState.AWARDED, reason=MoveReason.PURCHASE_VOIDED, now=NOW + 2 * DAY)
    card.refresh_from_db()
    assert (card.state, card.held_since, card.held_for) == (CardState.AWARDED, NOW + DAY, HoldReason.CAUSE)


def test_holding_and_releasing_twice_is_once() -> None:
    card = a_card()
    for days in (1, 2):
        held(card, at=NOW + days * DAY)
    for days in (3, 4):
        released(card, at=NOW + days * DAY)
    assert Card.objects.get().buys_until == DEADLINE + 2 * DAY
    assert list(CardMove.objects.order_by("number").values_list("state", "reason")) == [
        ("awarded", "seated"),
        ("awarded", "held"),
        ("awarded", "released"),
    ]
    assert Event.objects.filter(name__in=["cards.card.held", "cards.card.released"]).count() == 2


def test_its_holder_is_told_of_both() -> None:
    released(held(a_card(), at=NOW + DAY), at=NOW + 2 * DAY)
    assert Message.objects.filter(text="card_held").count() == 2
    assert Message.objects.filter(text="card_released").count() == 2


def test_what_has_ended_is_not_held() -> None:
    card = revoked(a_card())
    with pytest.raises(CardEnded):
        held(card, at=DEADLINE + DAY)


@pytest.mark.parametrize("reason", [HoldReason.LISTED, HoldReason.DEATH, HoldReason.CITIZENSHIP])
def test_whether_somebody_was_entitled_is_not_decided_by_one(reason: HoldReason) -> None:
    card = held(a_card(), at=NOW + DAY, reason=reason)
    with pytest.raises(ReleaseTakesTwo):
        released(card, at=NOW + 2 * DAY)


def test_nobody_does_it_without_a_reason() -> None:
    card, by = a_card(), an_officer()
    with pytest.raises(NoteMissing):
        hold_card(applicant_id=card.applicant_id, award=1, reason=HoldReason.CAUSE, note=" ", by=by, now=NOW)
    with pytest.raises(NoteMissing):
        release_card(applicant_id=card.applicant_id, award=1, moves=1, note=" ", by=by, now=NOW)


def test_only_officers_do_it() -> None:
    card = a_card()
    for by in (
        Actor.visitor(),
        Actor.applicant(card.applicant_id),
        an_officer(Role.REVIEWER),
        an_officer(Role.AUDITOR),
    ):
        with pytest.raises(PermissionMissing), unit_of_work(by=by):
            hold_card(applicant_id=card.applicant_id, award=1, reason=HoldReason.CAUSE, note="x", by=by, now=NOW)
        with pytest.raises(PermissionMissing), unit_of_work(by=by):
            release_card(applicant_id=card.applicant_id, award=1, moves=1, note="x", by=by, now=NOW)


def test_whoever_looked_at_an_earlier_hold_releases_no_later_one() -> None:
    card = held(a_card(), at=NOW)
    seen = card.moves
    released(card, at=NOW + DAY)
    card = held(card, at=NOW + 2 * DAY)
    by = an_officer()
    with pytest.raises(CardMoved), unit_of_work(by=by):
        release_card(applicant_id=card.applicant_id, award=1, moves=seen, note="Dulu", by=by, now=NOW + 3 * DAY)
    card.refresh_from_db()
    assert card.held_since == NOW + 2 * DAY
