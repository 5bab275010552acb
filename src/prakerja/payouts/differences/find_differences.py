"""`find_differences()`: whoever was paid more or less than they have a right to is listed, of millions in one go."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.models import WaveBudget
from prakerja.cards.reasons import OF_ENTITLEMENT
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.posting import PROGRAMME
from prakerja.schemes.load_scheme import load_scheme

#: Each after the one before, in one transaction: the whole of it sees the same moment.
_DROP: Final = "DROP TABLE IF EXISTS pg_temp.found_difference"


def find_differences(*, by: Actor, now: datetime) -> int:
    """What differs stands in `Difference`, and what differs no more has ended; returns how many there are.

    Twice is once. What is on its way is no difference: its outcome is not known.
    """
    require(Permission.FIND_DIFFERENCES, by=by)
    return look_again(None, now=now)


def look_again(payees: Sequence[UUID] | None, *, now: datetime) -> int:
    """Part of what rectifies them: the same of these people alone. None: of all."""
    values: dict[str, Value] = {
        "payees": None if payees is None else list(payees),
        "paying_waves": _paying_waves(now),
        "yesterday": wib_day(now) - timedelta(days=1),
        "of_entitlement": sorted(OF_ENTITLEMENT),
        "due_account": AccountKind.INCENTIVE_DUE.value,
        "in_transit": AccountKind.IN_TRANSIT.value,
        "float": AccountKind.FLOAT.value,
        "programme": PROGRAMME,
        "now": now,
    }
    run_with_arrays(_DROP, {})
    run_with_arrays(sql_file(__file__, "found"), values)
    run_with_arrays(sql_file(__file__, "found_in_books"), values)
    found = run_with_arrays("SELECT count(*) FROM found_difference", {}).fetchall()[0][0]
    run_with_arrays(sql_file(__file__, "note_found"), values)
    run_with_arrays(sql_file(__file__, "note_ended"), values)
    return int(found)


def _paying_waves(now: datetime) -> list[int]:
    """Of which something may fall due still."""
    today = wib_day(now)
    return [
        budget.wave.pk
        for budget in WaveBudget.objects.select_related("wave")
        if today <= load_scheme(budget.wave.scheme).year_end(budget.year_id).last_payment_on
    ]
