"""What the office held may come onto a statement again."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase
from prakerja.training.statements.hold_payables import held_by_office, said_why
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.standing_holds import Hold, let_on_statements


class NotHeldByOffice(Refused):
    """Nobody of the office holds it."""


def release_payables(*, applicant_id: UUID, purchase: int, reason: str, by: Actor, now: datetime) -> None:
    """What the office held goes on, unless something else holds it.

    Raises HoldReasonMissing, NoPurchase, NotHeldByOffice.
    """
    require(Permission.HOLD_PAYABLES, by=by)
    said = said_why(reason)
    locked = Purchase.objects.lock_by_key((applicant_id, purchase))
    standing = held_by_office(locked)
    if standing is None:
        raise NotHeldByOffice
    lines = let_on_statements([(applicant_id, purchase)], Hold(HoldCause.OFFICE, standing.reference), now=now)
    record(
        TrainingEvent.PAYABLES_RELEASED,
        subject=locked,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=said,
        lines=lines,
    )
