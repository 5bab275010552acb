"""`post()`: what an act does to the books, in the act's own transaction."""

import json
from functools import cache

from django.db import IntegrityError, connection

from prakerja.kit.constraints import violates
from prakerja.kit.prepared import Value, fetch_prepared
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import BALANCED, AccountKind
from prakerja.ledger.posting import Posting


class BalanceTooSmall(Refused):
    """An account of a recipient does not hold what was to be taken from it. The transaction cannot go on."""


class ClosedAlready(Refused):
    """What was held is posted, given back or expired already. The transaction cannot go on."""


def post(posting: Posting) -> bool:
    """The posting stands in the books, and the balances are moved by it. False: it stood there already.

    Raises BalanceTooSmall, ClosedAlready.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{posting.act} must be posted inside the unit of work that it belongs to")
    try:
        done = fetch_prepared(_statement(), _values(posting))
    except IntegrityError as error:
        if violates(error, "balance_is_never_below_zero"):
            raise BalanceTooSmall(posting.act) from error
        if violates(error, "what_is_held_is_closed_once"):
            raise ClosedAlready(posting.act) from error
        raise
    assert done is not None
    return bool(done["written"])


@cache
def _statement() -> str:
    balanced = ", ".join(str(kind.value) for kind in BALANCED)
    return sql_file(__file__, "post").format(balanced=balanced, claim=AccountKind.CLAIM.value)


def _values(posting: Posting) -> dict[str, Value]:
    legs = [
        {
            "leg": number,
            "debit": leg.debit.kind,
            "debit_of": str(leg.debit.of),
            "credit": leg.credit.kind,
            "credit_of": str(leg.credit.of),
            "amount": int(leg.amount),
        }
        for number, leg in enumerate(posting.legs, start=1)
    ]
    return {
        "owner_id": posting.owner_id,
        "posting_id": posting.id,
        "act": posting.act,
        "legs": json.dumps(legs),
        "year": posting.year,
        "wave": posting.wave,
        "happened_at": posting.happened_at,
        "posted_at": posting.posted_at,
        "corrects": posting.corrects,
        "closes": posting.closes,
        "held_until": posting.held_until,
        "reason": posting.reason,
    }
