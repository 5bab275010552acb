"""What became of payments to partners: what was refused or came back is payable again, and their staff are told."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.messages.words import Word
from prakerja.payouts.accounts.rules import problem_of
from prakerja.payouts.partners.give_back import give_back
from prakerja.payouts.partners.tell_staff import tell_staff
from prakerja.payouts.querysets import InstructionKey


class PartnerPayment(NamedTuple):
    """`number`: of the instruction; `code`: what was answered, or empty."""

    payee_id: UUID
    number: int
    amount: int
    code: str

    @property
    def key(self) -> InstructionKey:
        return self.payee_id, self.number


def note_partner_payments(
    *,
    paid: Sequence[PartnerPayment] = (),
    refused: Sequence[PartnerPayment] = (),
    returned: Sequence[PartnerPayment] = (),
    now: datetime,
) -> None:
    """Part of what notes outcomes, once for each payment."""
    give_back([one.key for one in (*refused, *returned)])
    _tell(paid, "partner_paid", now, lambda _one: {})
    _tell(refused, "partner_payment_refused", now, lambda one: {"reason": problem_of(one.code).value})
    _tell(returned, "partner_payment_returned", now, lambda _one: {})


def _tell(
    payments: Sequence[PartnerPayment],
    text: str,
    now: datetime,
    more: Callable[[PartnerPayment], Mapping[str, Word]],
) -> None:
    """A letter for each: a statement that is paid in parts has several."""
    months = _months_of(payments) if payments else {}
    # One of each partner in turn: a letter tells of one payment.
    left = list(payments)
    while left:
        turn = {one.payee_id: one for one in left}
        told = {
            payee: (f"{text} {payee} {one.number}", {"month": months[one.key], "amount": one.amount, **more(one)})
            for payee, one in turn.items()
        }
        tell_staff(told, text=text, now=now)
        left = [one for one in left if turn[one.payee_id] is not one]


def _months_of(payments: Sequence[PartnerPayment]) -> dict[InstructionKey, datetime]:
    """Noon of the first day: wherever it is read it is that month."""
    values: dict[str, Value] = {
        "payees": [one.payee_id for one in payments],
        "numbers": [one.number for one in payments],
    }
    rows = run_with_arrays(sql_file(__file__, "months_of_payments"), values).fetchall()
    return {
        (payee, number): datetime(month.year, month.month, month.day, 12, tzinfo=UTC) for payee, number, month in rows
    }
