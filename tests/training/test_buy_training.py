"""A training is bought, once: its seat, its money and its redeem code come together or not at all."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.cards.models import CardMove
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.codes.models import Code
from prakerja.codes.type_code import CodeRefused
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import PartnerSuspended
from prakerja.training.buying_rules import commission_of
from prakerja.training.invoices import Invoice
from prakerja.training.models import Course, Offer, Purchase, PurchaseMove, Schedule
from prakerja.training.new_codes import REDEEM_SIGNS, new_redeem_code, new_transaction_code
from prakerja.training.refusals import (
    CardNotAccepted,
    CourseNotLive,
    InvoiceMalformed,
    InvoiceUsed,
    PaymentOver,
    PaymentUnknown,
    ScheduleCancelled,
    SeatsGone,
    TrainingUnfinished,
)
from prakerja.training.slips import Slip
from prakerja.training.states import PurchaseState
from tests.situations.cards import NOW
from tests.situations.lives import held
from tests.situations.purchases import (
    an_invoice,
    asked,
    bought,
    money_of,
    newest_of,
    purchases_of,
    seats_taken,
    sms_code_of,
    typed_in,
)
from tests.situations.training import Buyer, Market, a_buyer, a_market, a_platform, offered

pytestmark = pytest.mark.django_db


def sent_to(buyer: Buyer) -> list[Code]:
    """Oldest first."""
    return list(Code.objects.filter(owner_id=buyer.applicant_id).order_by("id"))


def test_seat_money_card_code_and_letter_come_together() -> None:
    market, buyer = a_market(), a_buyer()
    invoice = an_invoice()
    purchase = bought(market, buyer, invoice=invoice)
    assert (purchase.state, purchase.price, purchase.commission) == (PurchaseState.BOUGHT, 600_000, 90_000)
    assert money_of(buyer) == (400_000, 600_000)
    assert seats_taken(market) == 1
    card = buyer.card
    assert card.state == CardState.ACTIVE
    assert CardMove.objects.filter(applicant_id=buyer.applicant_id, reason=MoveReason.BOUGHT).count() == 1
    assert PurchaseMove.objects.filter(applicant_id=buyer.applicant_id).count() == purchase.moves == 1
    letter = Message.objects.get(text="training_bought")
    assert read_words(letter.words_as_json)["redeem_code"] == purchase.redeem_code
    assert re.fullmatch(f"[{REDEEM_SIGNS}]{{12}}", purchase.redeem_code)
    assert (purchase.invoice_code, purchase.invoice_address) == (invoice.code, invoice.address)


def test_the_platform_is_told_no_redeem_code() -> None:
    market, buyer = a_market(), a_buyer()
    slip = typed_in(market, asked(market, buyer), sms_code_of(buyer))
    assert isinstance(slip, Slip)
    assert newest_of(buyer).redeem_code not in repr(slip)
    assert slip.amount == 600_000


def test_the_same_again_gets_the_first_answer_also_after_the_ten_minutes() -> None:
    market, buyer, invoice = a_market(), a_buyer(), an_invoice()
    payment = asked(market, buyer)
    first = typed_in(market, payment, sms_code_of(buyer), invoice=invoice)
    later = typed_in(market, payment, sms_code_of(buyer), invoice=invoice, at=NOW + timedelta(hours=1))
    assert first == later
    assert purchases_of(buyer) == seats_taken(market) == 1
    with pytest.raises(InvoiceUsed):
        typed_in(market, payment, sms_code_of(buyer), invoice=an_invoice())


def test_a_wrong_code_is_an_answer_and_counts() -> None:
    market, buyer = a_market(), a_buyer()
    payment = asked(market, buyer)
    right = sms_code_of(buyer)
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for left in (4, 3, 2, 1, 0):
        answer = typed_in(market, payment, wrong)
        assert isinstance(answer, CodeRefused)
        assert answer.tries_left == left
    assert isinstance(typed_in(market, payment, right), CodeRefused)
    assert (purchases_of(buyer), seats_taken(market), money_of(buyer)) == (0, 0, (1_000_000, 0))


def test_a_code_confirms_what_its_sms_says_and_nothing_else() -> None:
    cheap, dear, buyer = a_market(price=10_000), a_market(price=900_000), a_buyer()
    asked(cheap, buyer)
    code_of_cheap = sms_code_of(buyer)
    payment = asked(dear, buyer, at=NOW + timedelta(seconds=1))
    assert isinstance(typed_in(dear, payment, code_of_cheap), CodeRefused)


def test_another_platform_cannot_use_the_token() -> None:
    market, buyer = a_market(), a_buyer()
    payment = asked(market, buyer)
    other = a_platform()
    offered(market.course, other)
    elsewhere = Market(other, market.institution, market.course, market.schedule)
    with pytest.raises(PaymentUnknown):
        typed_in(elsewhere, payment, sms_code_of(buyer))
    for token in ("", "x", payment.token[:-1], payment.token.swapcase()):
        with pytest.raises(PaymentUnknown):
            typed_in(market, type(payment)(token, payment.expires_at), sms_code_of(buyer))


def test_ten_minutes_are_ten_minutes() -> None:
    market, buyer = a_market(), a_buyer()
    payment = asked(market, buyer)
    with pytest.raises(PaymentOver):
        typed_in(market, payment, sms_code_of(buyer), at=payment.expires_at)
    assert isinstance(typed_in(market, payment, sms_code_of(buyer), at=payment.expires_at - timedelta(seconds=1)), Slip)


def test_an_invoice_is_one_purchases_on_its_platform() -> None:
    market, first, second, invoice = a_market(), a_buyer(), a_buyer(), an_invoice()
    bought(market, first, invoice=invoice)
    with pytest.raises(InvoiceUsed):
        bought(market, second, invoice=invoice)
    assert bought(a_market(), second, at=NOW + timedelta(minutes=1), invoice=invoice)


@pytest.mark.parametrize("code", ["", " ", "a b\n", "x" * 65, "é", " A", "\x00"])
def test_an_invoice_has_a_code_that_can_be_typed(code: str) -> None:
    market, buyer = a_market(), a_buyer()
    payment = asked(market, buyer)
    with pytest.raises(InvoiceMalformed):
        typed_in(market, payment, sms_code_of(buyer), invoice=Invoice(code, "https://a.contoh.example"))


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", "ftp://a.example", "https://", "https://a b", "https://[", "https://" + "a" * 500],
)
def test_an_invoice_has_a_page(address: str) -> None:
    market, buyer = a_market(), a_buyer()
    payment = asked(market, buyer)
    with pytest.raises(InvoiceMalformed):
        typed_in(market, payment, sms_code_of(buyer), invoice=Invoice("INV", address))


def test_what_changed_since_the_code_was_sent_counts() -> None:
    buyer, market = a_buyer(), a_market()
    payment = asked(market, buyer)
    code = sms_code_of(buyer)
    course, schedule = Course.objects.filter(pk=market.course.pk), Schedule.objects.filter(pk=market.schedule.pk)
    course.update(state="suspended")
    with pytest.raises(CourseNotLive):
        typed_in(market, payment, code)
    course.update(state="live")
    schedule.update(cancelled_at=NOW)
    with pytest.raises(ScheduleCancelled):
        typed_in(market, payment, code)
    schedule.update(cancelled_at=None)
    held(buyer.card, at=NOW)
    with pytest.raises(CardNotAccepted):
        typed_in(market, payment, code)
    assert (purchases_of(buyer), seats_taken(market), money_of(buyer)) == (0, 0, (1_000_000, 0))


def test_what_was_agreed_is_paid_also_when_the_price_changes_meanwhile() -> None:
    market, buyer = a_market(), a_buyer()
    payment = asked(market, buyer)
    Course.objects.filter(pk=market.course.pk).update(price=700_000)
    slip = typed_in(market, payment, sms_code_of(buyer))
    assert isinstance(slip, Slip)
    assert slip.amount == 600_000


def test_of_two_payments_asked_for_one_is_bought() -> None:
    first, second, buyer = a_market(price=100_000), a_market(price=100_000, title="Foto produk"), a_buyer()
    one, other = asked(first, buyer), asked(second, buyer)
    codes = [
        code.digits_for({"platform": market.platform.name, "course": market.course.title, "amount": 100_000})
        for market, code in zip((first, second), sent_to(buyer), strict=True)
    ]
    assert isinstance(typed_in(first, one, codes[0]), Slip)
    with pytest.raises(TrainingUnfinished):
        typed_in(second, other, codes[1])


def test_the_last_seat_is_sold_once() -> None:
    market, first, second = a_market(seats=1), a_buyer(), a_buyer()
    payment = asked(market, second)
    bought(market, first)
    with pytest.raises(SeatsGone):
        typed_in(market, payment, sms_code_of(second))
    assert (purchases_of(second), money_of(second), second.card.state) == (0, (1_000_000, 0), CardState.AWARDED)


@given(price=st.integers(1, 10_000_000), percent=st.integers(0, 15))
def test_a_commission_is_never_more_than_15_percent(price: int, percent: int) -> None:
    commission = commission_of(price, percent=percent)
    assert 0 <= commission <= price * 15 // 100


@pytest.mark.parametrize(
    ("price", "percent", "commission"), [(1, 15, 0), (6, 15, 0), (7, 15, 1), (600_000, 0, 0), (999_999, 10, 99_999)]
)
def test_what_a_platform_has_agreed_upon_is_its_part(price: int, percent: int, commission: int) -> None:
    market, buyer = a_market(price=price), a_buyer()
    Offer.objects.update(commission_percent=percent)
    assert bought(market, buyer).commission == commission
    assert money_of(buyer) == (1_000_000 - price, price)


def test_codes_are_as_partners_expect_them() -> None:
    assert all(re.fullmatch("[A-Z2-9]{12}", new_redeem_code()) for _ in range(100))
    codes = [new_transaction_code(NOW + timedelta(seconds=place)) for place in range(10)]
    assert codes == sorted(codes)
    assert all(re.fullmatch("[0-7][0-9A-HJKMNP-TV-Z]{25}", code) for code in codes)


def test_a_suspended_platform_is_not_paid() -> None:
    market, buyer = a_market(), a_buyer()
    payment = asked(market, buyer)
    Partner.objects.filter(pk=market.platform.pk).update(suspended_at=NOW)
    with pytest.raises(PartnerSuspended):
        typed_in(market, payment, sms_code_of(buyer))
    assert not Purchase.objects.exists()
