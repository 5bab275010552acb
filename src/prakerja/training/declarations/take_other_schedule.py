"""`take_other_schedule()`: whoever missed theirs takes another schedule of the course, and loses nothing by it."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.declarations.add_declaration import move_declaration
from prakerja.training.declarations.other_schedule import has_missed, schedules_to_come, take_schedule
from prakerja.training.declarations.refusals import NoOtherSchedule, NothingToMove
from prakerja.training.declarations.states import UNSETTLED, DeclarationState
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase, TrainingDeclaration
from prakerja.training.reasons import PurchaseReason
from prakerja.training.states import PurchaseState


def take_other_schedule(*, applicant_id: UUID, number: int, schedule_id: int, by: Actor, now: datetime) -> None:
    """Seat and code are of that schedule; what was declared of the one before is confirmed by it, and an objection
    to it over. The same again is once.

    Raises NoPurchase, NothingToMove, NoOtherSchedule, SeatsGone.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    purchase = Purchase.objects.lock_by_key((applicant_id, number))
    if purchase.state == PurchaseState.BOUGHT and purchase.schedule_id == schedule_id:
        return
    if not has_missed(purchase, now=now):
        raise NothingToMove
    other = next((one for one in schedules_to_come(purchase, now=now) if one.pk == schedule_id), None)
    if other is None:
        raise NoOtherSchedule
    latest = TrainingDeclaration.objects.latest_of(purchase)
    if latest is not None and latest.state in UNSETTLED:
        move_declaration(latest, to=DeclarationState.CONFIRMED)
    take_schedule(purchase, other, reason=PurchaseReason.OTHER_SCHEDULE, now=now)
    record(TrainingEvent.SCHEDULE_TAKEN, subject=purchase, by=by, at=now, applicant_id=applicant_id)
