"""`end_batches()`: released batches of which nothing is on its way any more have ended."""

from datetime import datetime
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import run_with_arrays
from prakerja.kit.sql import sql_file


def end_batches(*, by: Actor, now: datetime) -> list[UUID]:
    """Those of which nothing is open have ended; returns those with something to send at this moment."""
    require(Permission.SEND_PAYOUTS, by=by)
    run_with_arrays(sql_file(__file__, "end_batches"), {"now": now})
    return [batch_id for (batch_id,) in run_with_arrays(sql_file(__file__, "to_send_now"), {"now": now}).fetchall()]
