"""`note_float()`: before its first send, and whenever it goes on, a batch is held against what lies at its house."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.models import Batch
from prakerja.payouts.sending.stop_batch import StoppedFor
from prakerja.payouts.states import BatchState

#: A house may have no answer to this and pay all the same: then each send says whether it was covered.
ASKED_FOR: Final = timedelta(minutes=30)


def note_float(batch_id: UUID, left: Rupiah | None, *, by: Actor, now: datetime) -> bool:
    """A released batch may be sent if so much covers it, beside what else goes out through its house; else it stops
    itself, until two people let it go on. Twice is once. Returns whether it may be sent at this moment.

    None: its house has not told. It is asked again; after half an hour the batch is sent all the same.
    """
    require(Permission.SEND_PAYOUTS, by=by)
    batch = Batch.objects.lock_by_id(batch_id)
    if batch.state != BatchState.RELEASED or batch.sent_since is not None:
        return batch.state == BatchState.RELEASED
    if left is None:
        return _untold(batch, now)
    needed = _needed(batch)
    if left < needed:
        stopped_for = StoppedFor.FLOAT.value
        Batch.objects.filter(pk=batch_id).move(to=BatchState.STOPPED, stopped_for=stopped_for, float_left=int(left))
        short = int(needed) - int(left)
        record(PayoutsEvent.STOPPED, subject=batch, by=by, at=now, stopped_for=stopped_for, short=short)
        return False
    Batch.objects.filter(pk=batch_id).update(sent_since=now, float_left=int(left), float_untold_since=None)
    return True


def _untold(batch: Batch, now: datetime) -> bool:
    since = batch.float_untold_since or now
    is_over = now - since >= ASKED_FOR
    Batch.objects.filter(pk=batch.pk).update(float_untold_since=since, sent_since=now if is_over else None)
    return is_over


def _needed(batch: Batch) -> Rupiah:
    values: dict[str, Value] = {"batch_id": batch.pk, "house": batch.house}
    ((amount,),) = run_with_arrays(sql_file(__file__, "float_needed"), values).fetchall()
    return Rupiah(amount)
