"""`ask_soon()`: a house has called about a payment. What it said is not believed: it is asked."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts.querysets import NoInstruction
from prakerja.payouts.sending.what_follows import ASKED_AGAIN


def ask_soon(*, house: str, reference: str, by: Actor, now: datetime) -> None:
    """The next question about it is due now, or a minute after the last one. Nothing is booked, and nothing moves.

    Any number of calls, in any order, is one question. What was never sent, or has ended, is not asked for. Raises
    NoInstruction: it is none of ours, or goes by another house.
    """
    require(Permission.HEED_HOUSES, by=by)
    again = f"{ASKED_AGAIN.total_seconds():.0f} s"
    values: dict[str, Value] = {"house": house, "reference": reference, "now": now, "again": again}
    if not run_with_arrays(sql_file(__file__, "ask_soon"), values).fetchall()[0][0]:
        raise NoInstruction
