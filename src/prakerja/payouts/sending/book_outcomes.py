"""The books follow what became of instructions: a posting for each act, whatever their number."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.post_set import post_set
from prakerja.payouts import money
from prakerja.payouts.states import PayeeKind

#: What is paid to a partner belongs to nobody in particular (`ledger/posting.py`).
_PROGRAMME: Final = UUID(int=0)


class Booked(NamedTuple):
    """An instruction whose money moves now."""

    payee_id: UUID
    number: int
    payee_kind: str
    rail: str
    amount: int
    year: int
    wave: int | None
    house: str


type _Side = Callable[[Booked], Account]


def book_built(built: Iterable[Booked], *, now: datetime) -> None:
    """What is due is on its way."""
    _book(money.BUILT, built, debit=_due, credit=_in_transit, now=now)


def book_removed(removed: Iterable[Booked], *, now: datetime) -> None:
    """It left its batch before it was sent: it is due as before."""
    _book(money.REMOVED, removed, debit=_in_transit, credit=_due, now=now)


def book_paid(paid: Iterable[Booked], *, now: datetime) -> None:
    """It left the bank."""
    _book(money.PAID, paid, debit=_in_transit, credit=_float, now=now)


def book_refused(refused: Iterable[Booked], *, now: datetime) -> None:
    """It is due as before."""
    _book(money.REFUSED, refused, debit=_in_transit, credit=_due, now=now)


def book_returned(returned: Iterable[Booked], *, now: datetime) -> None:
    """It is at the bank again, and due as before."""
    _book(money.RETURNED, returned, debit=_float, credit=_due, now=now)


def book_fees(fees: Iterable[Booked], *, now: datetime) -> None:
    """`amount` is what the bank or wallet took for it."""
    _book(money.FEE, fees, debit=lambda one: of_number(AccountKind.FEES, one.year), credit=_float, now=now)


def _in_transit(one: Booked) -> Account:
    return Account(AccountKind.IN_TRANSIT, money.IN_TRANSIT_OF[one.rail])


def _float(one: Booked) -> Account:
    return money.at_bank(one.house, one.year)


def _due(one: Booked) -> Account:
    is_partner = one.payee_kind == PayeeKind.PARTNER
    return Account(AccountKind.PAYABLE if is_partner else AccountKind.INCENTIVE_DUE, one.payee_id)


def _book(act: str, moved: Iterable[Booked], *, debit: _Side, credit: _Side, now: datetime) -> None:
    """A set is of one year, one wave and one kind of account."""

    def alike(one: Booked) -> tuple[int, int, str]:
        return one.year, one.wave or 0, one.payee_kind

    for _, of_kind in groupby(sorted(moved, key=alike), key=alike):
        _post(act, list(of_kind), debit, credit, now)


def _post(act: str, moved: Sequence[Booked], debit: _Side, credit: _Side, now: datetime) -> None:
    first = moved[0]
    post_set(
        rows=sql_file(__file__, "legs"),
        act=act,
        year=first.year,
        wave=first.wave,
        happened_at=now,
        posted_at=now,
        reason="",
        values={
            "debit": debit(first).kind.value,
            "credit": credit(first).kind.value,
            "owners": [_PROGRAMME if one.payee_kind == PayeeKind.PARTNER else one.payee_id for one in moved],
            "payees": [one.payee_id for one in moved],
            "numbers": [one.number for one in moved],
            "debits": [debit(one).of for one in moved],
            "credits": [credit(one).of for one in moved],
            "amounts": [one.amount for one in moved],
        },
    )
