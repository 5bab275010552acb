"""The sums of hot accounts are moved on, so that to read one is to read what came within the last minute."""

from typing import Final

from django.db import connection

from prakerja.kit.locks import Lock, take, take_unless_held
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import NATURE, number_list
from prakerja.ledger.summed_until import moved_since, summed_until

_HOT: Final = number_list(*(kind for kind, nature in NATURE.items() if not nature.carries_balance))


def take_sums() -> int:
    """Every hot account that moved has a sum over all transactions that have ended; how many have a new one.

    Of one that is still running the transfers may come later with an earlier number: they count to the next sum.
    """
    take(Lock.LEDGER_SUMS)
    return _take()


def take_sums_unless_they_are_taken() -> None:
    """The same where nobody else takes them just now: nobody waits for that."""
    if take_unless_held(Lock.LEDGER_SUMS):
        _take()


def take_flows() -> None:
    """What went from each kind to each is taken over all transactions that have ended, as the sums are."""
    take(Lock.LEDGER_SUMS)
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "take_flows"))


def _take() -> int:
    taken = summed_until()._asdict()
    with connection.cursor() as cursor:
        cursor.execute(moved_since(sql_file(__file__, "take_sums"), kinds=_HOT), taken)
        return int(cursor.rowcount)
