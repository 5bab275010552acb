"""How much went from each kind of account to each, by year and wave: what a page of all budgets reads at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind


@dataclass(frozen=True)
class Flow:
    """All that ever went this way. `wave`: its number; 0: for none."""

    year: int
    wave: int
    debit: AccountKind
    credit: AccountKind
    amount: int


def flows() -> list[Flow]:
    """Of everything that is in the books now; in one statement, whatever was taken so far."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "flows"))
        return [
            Flow(year, wave, AccountKind(debit), AccountKind(credit), amount)
            for year, wave, debit, credit, amount in cursor.fetchall()
        ]


def gained(found: Iterable[Flow], kinds: Collection[AccountKind]) -> int:
    """What was credited to these kinds, less what was debited: below zero where they grow on the other side."""
    return sum(flow.amount * ((flow.credit in kinds) - (flow.debit in kinds)) for flow in found)
