"""The sums of hot accounts are moved on, so that to read one is to read what came within the last minute."""

from django.db import connection

from prakerja.kit.locks import Lock, take
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import BALANCED


def take_sums() -> int:
    """Every hot account that moved has a sum over all transactions that have ended; how many have a new one.

    Of one that is still running the transfers may come later with an earlier number: they count to the next sum.
    """
    take(Lock.LEDGER_SUMS)
    balanced = ", ".join(str(kind.value) for kind in BALANCED)
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "take_sums").format(balanced=balanced))
        return int(cursor.rowcount)


def take_flows() -> None:
    """What went from each kind to each is taken over all transactions that have ended, as the sums are."""
    take(Lock.LEDGER_SUMS)
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "take_flows"))
