"""What was on its way to partners is payable to them again."""

from collections.abc import Collection, Sequence
from datetime import datetime

from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts.back_to_due import OnItsWay
from prakerja.payouts.querysets import InstructionKey
from prakerja.payouts.sending.book_outcomes import Booked, book_removed
from prakerja.payouts.states import PayeeKind


def give_back(keys: Collection[InstructionKey]) -> None:
    """Part of what ends instructions: their statements may be in others. Once for each."""
    if keys:
        values: dict[str, Value] = {"payees": [payee for payee, _ in keys], "numbers": [number for _, number in keys]}
        run_with_arrays(sql_file(__file__, "give_back"), values)


def partners_have_it_again(left: Sequence[OnItsWay], *, house: str, year: int, now: datetime) -> None:
    """These have left their batch, before anything was sent of them."""
    kind = PayeeKind.PARTNER.value
    removed = (Booked(one.payee_id, one.number, kind, one.rail, one.amount, year, None, house) for one in left)
    book_removed(removed, now=now)
    give_back([(one.payee_id, one.number) for one in left])
