"""On a card that is held two people undo what is under way, and then what becomes of the card can be decided."""

import json
from datetime import datetime
from uuid import UUID

import pytest

from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.cards.card_acts import REVOKE, subject_of_card
from prakerja.cards.end_card import MoneyUnderWay
from prakerja.cards.models import Card
from prakerja.cards.revoke_card import revoke_card
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.training.models import Purchase
from prakerja.training.states import PurchaseState
from prakerja.training.under_way_act import VOID_UNDER_WAY, CardNotHeld, NothingUnderWay
from prakerja.training.void_under_way import void_under_way
from tests.situations.cards import NOW
from tests.situations.learning import STARTS, a_purchase, attended, declared, finished, present
from tests.situations.lives import decided_on, held, on_card
from tests.situations.purchases import bought, money_of, newest_of, seats_taken
from tests.situations.training import Buyer, Market, a_buyer, a_market
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def market() -> Market:
    return a_market()


@pytest.fixture
def buyer(market: Market) -> Buyer:
    buyer = a_buyer()
    bought(market, buyer)
    return buyer


def card_of(applicant_id: UUID) -> Card:
    return Card.objects.get(applicant_id=applicant_id)


def undo(card: Card, *, by: Actor, at: datetime = NOW) -> None:
    with unit_of_work(by=by):
        void_under_way(applicant_id=card.applicant_id, award=card.award, by=by, now=at)


def foreseen(card: Card) -> object:
    return VOID_UNDER_WAY.foresee(subject_of_card(card.pk), {}, NOW)


def test_price_and_seat_are_back_and_the_card_stays_held(market: Market, buyer: Buyer) -> None:
    card = held(card_of(buyer.applicant_id), at=NOW)
    undo(card, by=decided_on(card, VOID_UNDER_WAY, at=NOW))
    assert newest_of(buyer).state == PurchaseState.VOIDED
    assert (money_of(buyer), seats_taken(market)) == ((1_000_000, 0), 0)
    now = card_of(buyer.applicant_id)
    assert now.held_since is not None
    assert now.state == CardState.AWARDED


def test_its_holder_is_told_why_and_of_no_deadline_that_stands_still(buyer: Buyer) -> None:
    card = held(card_of(buyer.applicant_id), at=NOW)
    undo(card, by=decided_on(card, VOID_UNDER_WAY, at=NOW))
    letter = Message.objects.get(owner_id=buyer.applicant_id, text="training_voided", channel="email")
    words = json.loads(letter.words_as_json)
    assert (words["reason"], words["buys_until"]) == ("by_office", "")


def test_then_the_card_can_be_revoked_with_all_of_its_money(buyer: Buyer) -> None:
    card = held(card_of(buyer.applicant_id), at=NOW)
    by = decided_on(card, REVOKE, at=NOW)
    with pytest.raises(MoneyUnderWay), unit_of_work(by=by):
        revoke_card(applicant_id=card.applicant_id, award=card.award, by=by, now=NOW)
    undo(card, by=decided_on(card, VOID_UNDER_WAY, at=NOW))
    by = decided_on(card, REVOKE, at=NOW)
    with unit_of_work(by=by):
        revoke_card(applicant_id=card.applicant_id, award=card.award, by=by, now=NOW)
    assert card_of(buyer.applicant_id).state == CardState.REVOKED
    assert on_card(buyer.applicant_id) == (0, 0)


def test_a_training_that_has_begun_is_undone_as_well() -> None:
    begun = present(a_purchase())
    card = held(begun.buyer.card, at=STARTS)
    undo(card, by=decided_on(card, VOID_UNDER_WAY, at=STARTS), at=STARTS)
    assert begun.purchase.state == PurchaseState.VOIDED


def test_doing_one_decision_twice_is_doing_it_once(buyer: Buyer) -> None:
    card = held(card_of(buyer.applicant_id), at=NOW)
    by = decided_on(card, VOID_UNDER_WAY, at=NOW)
    undo(card, by=by)
    undo(card, by=by)
    assert newest_of(buyer).moves == 2


def test_on_a_card_that_is_not_held_nothing_is_undone(buyer: Buyer) -> None:
    with pytest.raises(CardNotHeld):
        foreseen(card_of(buyer.applicant_id))


def test_what_is_proven_or_declared_finished_is_certified_and_not_undone() -> None:
    for case in (attended(), declared(), finished()):
        card = held(case.buyer.card, at=STARTS)
        with pytest.raises(NothingUnderWay):
            foreseen(card)


def test_one_alone_undoes_nothing(buyer: Buyer) -> None:
    card = held(card_of(buyer.applicant_id), at=NOW)
    with pytest.raises(NotConfirmed):
        undo(card, by=an_officer())
    assert Purchase.objects.get().state == PurchaseState.BOUGHT


def test_a_hold_that_was_lifted_meanwhile_keeps_it_from_being_undone(buyer: Buyer) -> None:
    card = held(card_of(buyer.applicant_id), at=NOW)
    by = decided_on(card, VOID_UNDER_WAY, at=NOW)
    Card.objects.filter(pk=card.pk).update(held_since=None, held_for="")
    with pytest.raises(CardNotHeld):
        undo(card, by=by)
    assert Purchase.objects.get().state == PurchaseState.BOUGHT
