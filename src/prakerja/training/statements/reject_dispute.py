"""A dispute is answered: it was right as it was. No money moves, so that one person does it."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.events import TrainingEvent
from prakerja.training.models import StatementDispute
from prakerja.training.statements.answer import answer, words_of_answer
from prakerja.training.statements.states import DisputeState


def reject_dispute(*, dispute_id: UUID, text: str, by: Actor, now: datetime) -> None:
    """The partner reads why. A line that was held for it is on the next statement.

    Raises AnswerMissing, NoDispute, MoveRefused.
    """
    require(Permission.DECIDE_STATEMENTS, by=by)
    said = words_of_answer(text)
    dispute = StatementDispute.objects.lock_by_id(dispute_id)
    answer(dispute, state=DisputeState.REJECTED, said=said, now=now)
    record(
        TrainingEvent.DISPUTE_ANSWERED, subject=dispute, by=by, at=now, reason=said, became=DisputeState.REJECTED.value
    )
