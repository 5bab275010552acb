"""A purchase is undone before its code is redeemed: price, seat and deadline come back, and its holder is told."""

from datetime import timedelta
from typing import Any

import pytest

from prakerja.cards.models import CardMove
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.messages.states import Channel
from prakerja.messages.words import read_words
from prakerja.messages.write_text import write_text
from prakerja.partners.require_partner import NotAPartner
from prakerja.training.decline_purchase import decline_purchase
from prakerja.training.models import Purchase, PurchaseMove
from prakerja.training.payment_status import payment_status
from prakerja.training.purchase_of_code import NoSuchCode
from prakerja.training.refusals import (
    InvoiceUsed,
    PurchaseOver,
    PurchaseUnknown,
    RedeemedAlready,
    VoidedAlready,
)
from prakerja.training.states import PurchaseState
from prakerja.training.void_purchase import void_purchase
from tests.situations.cards import NOW
from tests.situations.lives import DEADLINE, held, revoked
from tests.situations.purchases import an_invoice, bought, money_of, seats_taken, voided
from tests.situations.training import Market, a_buyer, a_market, a_platform, acting, an_institution, offered

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def void(market: Market, purchase: Purchase, *, at: Any = NOW, **changes: str) -> None:
    codes = {"invoice_code": purchase.invoice_code, "transaction_code": purchase.transaction_code}
    with unit_of_work(by=acting(market.platform)):
        void_purchase(**(codes | changes), by=acting(market.platform), now=at)


def decline(market: Market, purchase: Purchase, *, at: Any = NOW) -> None:
    by = acting(market.institution)
    with unit_of_work(by=by):
        decline_purchase(redeem_code=purchase.redeem_code, by=by, now=at)


def test_price_seat_and_deadline_come_back() -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    void(market, purchase)
    purchase.refresh_from_db()
    assert purchase.state == PurchaseState.VOIDED
    assert (money_of(buyer), seats_taken(market), buyer.card.state) == ((1_000_000, 0), 0, CardState.AWARDED)
    assert buyer.card.buys_until == DEADLINE
    assert PurchaseMove.objects.filter(applicant_id=buyer.applicant_id).count() == purchase.moves == 2
    assert CardMove.objects.filter(applicant_id=buyer.applicant_id, reason=MoveReason.PURCHASE_VOIDED).exists()


def test_whose_purchase_was_undone_late_has_seven_whole_days() -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    late = DEADLINE + 3 * DAY
    void(market, purchase, at=late)
    assert buyer.card.buys_until >= late + 7 * DAY
    assert revoked(buyer.card, at=late + 7 * DAY).state == CardState.AWARDED
    assert revoked(buyer.card, at=late + 8 * DAY).state == CardState.REVOKED


def test_its_holder_is_told_by_letter_and_sms() -> None:
    market, buyer = a_market(), a_buyer()
    void(market, bought(market, buyer))
    messages = Message.objects.filter(text="training_voided")
    assert {message.channel for message in messages} == {Channel.EMAIL, Channel.SMS}
    for message in messages:
        for language in ("id", "en"):
            words = read_words(message.words_as_json)
            _, body = write_text(
                text="training_voided", channel=Channel(message.channel), language=language, words=words
            )
            assert "600" in body
            assert len(body) <= 160 or message.channel == Channel.EMAIL


def test_a_second_time_it_is_refused_and_nothing_changes() -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    void(market, purchase)
    with pytest.raises(VoidedAlready):
        void(market, purchase)
    with pytest.raises(VoidedAlready):
        decline(market, purchase)
    assert (money_of(buyer), seats_taken(market)) == ((1_000_000, 0), 0)


def test_only_its_platform_with_both_codes_undoes_it() -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    other = a_platform()
    offered(market.course, other)
    elsewhere = Market(other, market.institution, market.course, market.schedule)
    for where, changes in (
        (elsewhere, {}),
        (market, {"transaction_code": "0" * 26}),
        (market, {"transaction_code": ""}),
        (market, {"invoice_code": "tidak-ada"}),
    ):
        with pytest.raises(PurchaseUnknown):
            void(where, purchase, **changes)
    with pytest.raises(NotAPartner):
        void(Market(market.institution, market.institution, market.course, market.schedule), purchase)
    assert money_of(buyer) == (400_000, 600_000)


def test_the_institution_may_as_well_and_another_institution_may_not() -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    with pytest.raises(NoSuchCode):
        decline(Market(market.platform, an_institution(), market.course, market.schedule), purchase)
    decline(market, purchase)
    assert (money_of(buyer), seats_taken(market)) == ((1_000_000, 0), 0)


@pytest.mark.parametrize("state", [PurchaseState.REDEEMED, PurchaseState.FINISHED, PurchaseState.LEFT])
def test_what_was_begun_is_not_undone(state: PurchaseState) -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    Purchase.objects.update(state=state)
    for undo in (void, decline):
        with pytest.raises(RedeemedAlready):
            undo(market, purchase)
    assert money_of(buyer) == (400_000, 600_000)


@pytest.mark.parametrize("state", [PurchaseState.ABSENT, PurchaseState.LAPSED])
def test_what_ended_otherwise_is_not_undone(state: PurchaseState) -> None:
    market = a_market()
    purchase = bought(market, a_buyer())
    Purchase.objects.update(state=state)
    with pytest.raises(PurchaseOver):
        void(market, purchase)


def test_at_the_end_of_the_wait_the_money_goes_back_by_itself_and_nobody_voids() -> None:
    market = a_market()
    purchase = bought(market, a_buyer())
    with pytest.raises(PurchaseOver):
        void(market, purchase, at=purchase.waits_until)
    void(market, purchase, at=purchase.waits_until - timedelta(seconds=1))


def test_whoever_bought_before_keeps_an_active_card() -> None:
    market, buyer = a_market(price=100_000), a_buyer()
    bought(market, buyer)
    Purchase.objects.update(state=PurchaseState.FINISHED)
    second = bought(a_market(price=100_000), buyer, at=NOW + DAY)
    voided(second, at=NOW + DAY)
    assert buyer.card.state == CardState.ACTIVE


def test_a_held_card_stays_held_and_gets_its_money_back() -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    held(buyer.card, at=NOW + DAY)
    void(market, purchase, at=NOW + 2 * DAY)
    card = buyer.card
    assert (card.state, card.held_since, money_of(buyer)) == (CardState.AWARDED, NOW + DAY, (1_000_000, 0))


def test_the_seat_and_the_holder_are_free_for_another_purchase_but_the_invoice_is_not() -> None:
    market, buyer, invoice = a_market(seats=1), a_buyer(), an_invoice()
    purchase = bought(market, buyer, invoice=invoice)
    void(market, purchase)
    with pytest.raises(InvoiceUsed):
        bought(market, buyer, at=NOW + timedelta(minutes=1), invoice=invoice)
    again = bought(market, buyer, at=NOW + timedelta(minutes=2))
    assert (again.number, seats_taken(market), money_of(buyer)) == (2, 1, (400_000, 600_000))


def test_the_platform_reads_what_became_of_its_invoices_alone() -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    read = payment_status(invoice_code=purchase.invoice_code, by=acting(market.platform))
    assert (read.state, read.transaction_code) == (PurchaseState.BOUGHT, purchase.transaction_code)
    void(market, purchase)
    assert payment_status(invoice_code=purchase.invoice_code, by=acting(market.platform)).state == PurchaseState.VOIDED
    with pytest.raises(PurchaseUnknown):
        payment_status(invoice_code=purchase.invoice_code, by=acting(a_platform()))
