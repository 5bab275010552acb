"""All accounts of one kind that whole waves move money out of: which there are, and what is on each."""

from uuid import UUID

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import NATURE, AccountKind, Side
from prakerja.ledger.summed_until import moved_since, summed_until


def hot_accounts(kind: AccountKind) -> list[tuple[UUID, int]]:
    """Whose each one is, and what it holds now, whatever was taken so far. Of a kind that carries
    balances there is none.
    """
    if NATURE[kind].carries_balance:
        return []
    sign = 1 if NATURE[kind].grows_on is Side.CREDIT else -1
    asked = {"since": summed_until().since, "until": 2**63 - 1}
    with connection.cursor() as cursor:
        cursor.execute(moved_since(sql_file(__file__, "hot_accounts"), kinds=str(kind.value)), asked)
        return [(of, sign * (credited - debited)) for of, debited, credited in cursor.fetchall()]
