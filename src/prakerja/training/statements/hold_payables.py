"""Somebody of the office has it looked into whether a purchase is owed for: until then no statement has it."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unseen import seen
from prakerja.training.events import TrainingEvent
from prakerja.training.models import PayableHold, Purchase
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.standing_holds import Hold, keep_off_statements

LONGEST_REASON: Final = 1_000


class HoldReasonMissing(Refused):
    """Whoever holds what is owed, or lets it go on, says why, in so many signs at most."""


def hold_payables(*, applicant_id: UUID, purchase: int, reason: str, by: Actor, now: datetime) -> None:
    """Nothing of the purchase comes onto a statement until it is released. Held twice it is held once.

    Raises HoldReasonMissing, NoPurchase.
    """
    require(Permission.HOLD_PAYABLES, by=by)
    said = said_why(reason)
    locked = Purchase.objects.lock_by_key((applicant_id, purchase))
    if held_by_office(locked) is not None:
        return
    earlier = PayableHold.objects.filter(
        applicant_id=applicant_id, purchase=purchase, cause=HoldCause.OFFICE.value
    ).count()
    hold = Hold(HoldCause.OFFICE, str(earlier + 1), said)
    lines = keep_off_statements([(applicant_id, purchase)], hold, now=now)
    record(
        TrainingEvent.PAYABLES_HELD,
        subject=locked,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=said,
        lines=lines,
    )


def said_why(reason: str) -> str:
    """As it is kept. Raises HoldReasonMissing."""
    said = seen(reason).strip()
    if not 0 < len(said) <= LONGEST_REASON:
        raise HoldReasonMissing
    return said


def held_by_office(purchase: Purchase) -> PayableHold | None:
    """What stands; None: nobody of the office holds it."""
    holds = PayableHold.objects.filter(
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        cause=HoldCause.OFFICE.value,
        released_at__isnull=True,
    )
    return holds.first()
