"""How far the sums of hot accounts are taken: whoever reads one adds up what came since.

It is asked for first, and stands in the reading as a number: so the planner knows that hardly anything came since, and
finds that in the index of the account, where it would look through the account, or the whole journal, for a moment that
it does not know. Sums are never changed: what is read stays right when others are taken meanwhile.
"""

from typing import NamedTuple

from django.db import connection

from prakerja.kit.sql import sql_file


class SummedUntil(NamedTuple):
    """`since`: the transactions before it are in the sums, and no others; `until`: all before it have ended."""

    since: int
    until: int


def summed_until() -> SummedUntil:
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "summed_until"))
        return SummedUntil(*cursor.fetchone())


def moved_since(statement: str, *, kinds: str) -> str:
    """The statement with what came on each side of the accounts of these kinds, from `since` on and before `until`."""
    side = sql_file(__file__, "moved_on_side")
    return statement.format(**{f"{one}ed": side.format(side=one, kinds=kinds) for one in ("debit", "credit")})
