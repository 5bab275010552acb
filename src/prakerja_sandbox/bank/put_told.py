"""What was told of payments is in the books, as if each had been called for."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from prakerja_sandbox.bank.bank import Bank, BankOptions, open_bank
from prakerja_sandbox.bank.books import float_of
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE
from prakerja_sandbox.bank.paying import fees_of, hold, pay, refuse, send_back
from prakerja_sandbox.bank.payment import Payment, Status
from prakerja_sandbox.bank.told_payments import ToldPayment, told_payments

_SENT_BACK_AFTER_S: Final = 60.0
#: Before the first payment was made, the money for it was there.
_FUNDED_BEFORE_S: Final = 86_400.0


def open_bank_with(file: Path | None, options: BankOptions) -> Bank:
    """The bank with what its books hold, and what this file tells. Raises NotAStateFile, NotAPaymentsFile."""
    told = told_payments(file)
    since = min((one.at for one in told), default=None)
    bank = open_bank(options if since is None else replace(options, since=since - _FUNDED_BEFORE_S))
    put_told(bank, told)
    return bank


def put_told(bank: Bank, told: Iterable[ToldPayment]) -> None:
    """Each stands there once, with what it moved at its moment, and the order is theirs; one that is known stays."""
    for one in sorted(told, key=lambda one: one.at):
        if bank.books.payment(HOUSE_BY_CODE[one.house], one.reference) is None:
            _put(bank, one)


def _put(bank: Bank, one: ToldPayment) -> None:
    payment = _payment(one)
    match one.status:
        case Status.FAILED:
            refuse(bank, payment, one.code, now=one.at)
        case Status.PENDING:
            left = (one.due_at or one.at) - one.at
            hold(bank, payment, seconds=left, outcome="success", code="20200", now=one.at)
        case Status.REFUNDED:
            send_back(bank, pay(bank, payment, now=one.at), now=one.at + _SENT_BACK_AFTER_S)
        case _:
            pay(bank, payment, now=one.at)


def _payment(one: ToldPayment) -> Payment:
    house = HOUSE_BY_CODE[one.house]
    fee, _ = fees_of(one.service, "OUR")
    return Payment(
        house=one.house,
        service=one.service,
        reference=one.reference,
        external_id=one.external_id,
        source=float_of(house),
        bank="",
        account=house.id_of(one.account),
        holder=one.holder,
        amount=one.amount,
        fee=fee,
        paid_by_payee=0,
        text=one.text,
        status=Status.FAILED,
        code="",
        at=one.at,
    )
