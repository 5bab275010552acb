"""Two people of finance have decided it. It goes on: the batch is sent again."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.payouts.acts import RESUME
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.models import Batch
from prakerja.payouts.states import BatchState


def resume_batch(*, batch_id: str, by: Actor, now: datetime) -> None:
    """It goes on: the batch is sent again, after its house was asked whether the float covers the rest.

    One decision is carried out once.

    Raises NotConfirmed, NoBatch, MoveRefused.
    """
    decided = require_confirmed(RESUME, subject=str(batch_id), by=by)
    if decided.carried_out_at is not None:
        return
    batch = Batch.objects.lock_by_id(UUID(batch_id))
    Batch.objects.filter(pk=batch.pk).move(
        to=BatchState.RELEASED, stopped_for="", sent_since=None, float_untold_since=None
    )
    record(PayoutsEvent.RESUMED, subject=batch, by=by, at=now, reason=decided.reason)
    note_carried_out(act=RESUME, subject=batch_id, now=now)
