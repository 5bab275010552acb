"""Payments under way and trainings that were bought, as platforms ask for them."""

from datetime import datetime
from itertools import count
from typing import Any, Final

from prakerja.codes.models import Code
from prakerja.codes.type_code import CodeRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.training.ask_to_be_paid import Asked, Wanted, ask_to_be_paid
from prakerja.training.buy_training import buy_training
from prakerja.training.invoices import Invoice
from prakerja.training.models import Payment, Purchase, ScheduleSeats
from prakerja.training.purchase_code import PURCHASE_CODE
from prakerja.training.slips import Slip
from prakerja.training.void_purchase import void_purchase
from tests.situations.cards import NOW
from tests.situations.codes import digits_of
from tests.situations.training import Buyer, Market, acting

_numbers: Final = count(1)


def wanted_of(market: Market, **changes: Any) -> Wanted:
    """What a customer of their own wants to buy there."""
    values: dict[str, Any] = {
        "course_code": market.course.code,
        "schedule_code": market.schedule.code,
        "amount": market.course.price,
        "customer": f"pelanggan-{next(_numbers)}",
    }
    return Wanted(**(values | changes))


def an_invoice(code: str = "") -> Invoice:
    named = code or f"INV-{next(_numbers)}"
    return Invoice(named, f"https://platform.contoh.example/tagihan/{named}")


def asked_or_not(market: Market, buyer: Buyer, *, at: datetime = NOW, number: str = "", **changes: Any) -> Asked | None:
    """The platform asks; None: no card that can pay has the number."""
    by = acting(market.platform)
    with unit_of_work(by=by):
        return ask_to_be_paid(card_number=number or buyer.number, wanted=wanted_of(market, **changes), by=by, now=at)


def asked(market: Market, buyer: Buyer, *, at: datetime = NOW, **changes: Any) -> Asked:
    answer = asked_or_not(market, buyer, at=at, **changes)
    assert answer is not None
    return answer


def sms_code_of(buyer: Buyer) -> str:
    """As its holder reads it on their telephone: the newest."""
    code: Code | None = Code.objects.of(PURCHASE_CODE, buyer.applicant_id).first()
    assert code is not None
    return digits_of(code)


def typed_in(
    market: Market, payment: Asked, code: str, *, invoice: Invoice | None = None, at: datetime = NOW
) -> Slip | CodeRefused:
    """The platform hands the code on."""
    by = acting(market.platform)
    with unit_of_work(by=by):
        return buy_training(token=payment.token, typed=code, invoice=invoice or an_invoice(), by=by, now=at)


def bought(market: Market, buyer: Buyer, *, at: datetime = NOW, invoice: Invoice | None = None) -> Purchase:
    """Asked for, confirmed by the code, and paid."""
    slip = typed_in(market, asked(market, buyer, at=at), sms_code_of(buyer), invoice=invoice, at=at)
    assert isinstance(slip, Slip)
    return newest_of(buyer)


def voided(purchase: Purchase, *, at: datetime) -> None:
    """Its platform undoes it."""
    by = acting(purchase.platform)
    with unit_of_work(by=by):
        void_purchase(invoice_code=purchase.invoice_code, transaction_code=purchase.transaction_code, by=by, now=at)


def newest_of(buyer: Buyer) -> Purchase:
    purchases = Purchase.objects.select_related("schedule__course__institution", "platform")
    newest: Purchase = purchases.filter(applicant_id=buyer.applicant_id).latest("number")
    return newest


def purchases_of(buyer: Buyer) -> int:
    return Purchase.objects.filter(applicant_id=buyer.applicant_id).count()


def money_of(buyer: Buyer) -> tuple[int, int]:
    """On the training balance, and waiting."""
    kinds = AccountKind.TRAINING_BALANCE, AccountKind.HELD
    balance, waiting = (int(balance_of(Account(kind, buyer.applicant_id))) for kind in kinds)
    return balance, waiting


def seats_taken(market: Market) -> int:
    return ScheduleSeats.objects.get(pk=market.schedule.pk).taken


def payments() -> int:
    return Payment.objects.count()
