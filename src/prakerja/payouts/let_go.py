"""Two people of finance let what was taken out of a batch be paid again."""

from datetime import datetime

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.payouts.acts import LET_GO, kept_back
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.models import Instruction


def let_go(*, reference: str, by: Actor, now: datetime) -> None:
    """Its dues go into the next batch, after the screening that all have. One decision is carried out once.

    Raises NotConfirmed, NotKeptBack.
    """
    decided = require_confirmed(LET_GO, subject=str(reference), by=by)
    if decided.carried_out_at is not None:
        return
    row = kept_back(reference)
    Instruction.objects.one((row.payee_id, row.number)).filter(let_go_at=None).update(let_go_at=now)
    record(
        PayoutsEvent.LET_GO,
        subject=row,
        by=by,
        at=now,
        applicant_id=row.payee_id,
        reason=decided.reason,
        amount=row.amount,
    )
    note_carried_out(act=LET_GO, subject=reference, now=now)
