"""`post_set()`: what one act does to the books of many people, in one statement."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from uuid import UUID

from django.db import IntegrityError, connection

from prakerja.kit.constraints import violates
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import BALANCED, AccountKind
from prakerja.ledger.post import BalanceTooSmall

type Value = str | int | datetime | UUID | list[UUID] | list[int] | None


def post_set(
    rows: str,
    values: Mapping[str, Value],
    *,
    act: str,
    year: int,
    wave: int | None,
    now: datetime,
    reason: str = "",
) -> int:
    """All of these postings stand in the books, or none; returns how many legs were written now.

    `rows`: a SELECT of owner_id, posting_id, leg, debit, debit_of, credit, credit_of, amount, with its `values`. What
    stands there already is not written again. Raises BalanceTooSmall.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{act} must be posted inside the unit of work that it belongs to")
    of_all: dict[str, Value] = {
        "act": act,
        "year": year,
        "wave": wave,
        "happened_at": now,
        "posted_at": now,
        "reason": reason,
    }
    try:
        with connection.cursor() as cursor:
            cursor.execute(_statement(rows), {**values, **of_all})
            return int(cursor.fetchone()[0])
    except IntegrityError as error:
        if violates(error, "balance_is_never_below_zero"):
            raise BalanceTooSmall(act) from error
        raise


@cache
def _statement(rows: str) -> str:
    balanced = ", ".join(str(kind.value) for kind in BALANCED)
    return sql_file(__file__, "post_set").format(rows=rows, balanced=balanced, claim=AccountKind.CLAIM.value)
