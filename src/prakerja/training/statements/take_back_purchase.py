"""Two people have decided that what a purchase has earned was earned wrongly."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase
from prakerja.training.statements.statement_acts import TAKE_BACK, subject_of_purchase
from prakerja.training.statements.take_back import take_back_to_treasury


def take_back_purchase(*, applicant_id: UUID, purchase: int, by: Actor, now: datetime) -> None:
    """It is in the treasury of its budget year, and off what its partners are owed. One decision is carried out once.

    Raises NotConfirmed, NoPurchase.
    """
    key = applicant_id, purchase
    subject = subject_of_purchase(key)
    decided = require_confirmed(TAKE_BACK, subject=subject, by=by)
    if decided.carried_out_at is not None:
        return
    locked = Purchase.objects.lock_by_key(key)
    amount = take_back_to_treasury(locked, reason=decided.reason, now=now)
    record(
        TrainingEvent.TAKEN_BACK,
        subject=locked,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        amount=int(amount),
    )
    note_carried_out(act=TAKE_BACK, subject=subject, now=now)
