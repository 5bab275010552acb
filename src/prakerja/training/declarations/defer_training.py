"""`defer_training()`: the institution declares that its participant comes to another schedule of the course."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.declarations.add_declaration import add_declaration
from prakerja.training.declarations.other_schedule import schedules_to_come, take_schedule
from prakerja.training.declarations.refusals import NoOtherSchedule, NotItsTimeToDeclare
from prakerja.training.declarations.require_declarable import (
    is_correcting,
    require_not_present,
    require_unfinished,
    times_of_purchase,
)
from prakerja.training.declarations.states import DeclarationKind
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase, TrainingDeclaration
from prakerja.training.purchase_of_code import lock_purchase_of_code
from prakerja.training.reasons import PurchaseReason
from prakerja.training.states import PurchaseState


def defer_training(*, code: str, schedule_code: str, by: Actor, now: datetime) -> TrainingDeclaration:
    """Seat and code are the other schedule's from now on; the money waits as long as before. The same again is once.

    Who was declared absent can be deferred while their money waits.
    Raises NoSuchCode, NoOtherSchedule, SeatsGone, PresenceConfirmed, NotItsTimeToDeclare and what
    `require_unfinished` raises.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    purchase = lock_purchase_of_code(code, institution_id=institution.pk)
    latest = TrainingDeclaration.objects.latest_of(purchase)
    if latest is not None and latest.to_schedule_id == purchase.schedule_id and _is_of(purchase, schedule_code):
        return latest
    if purchase.state != PurchaseState.ABSENT:
        _require_deferrable(purchase, now)
    other = next((one for one in schedules_to_come(purchase, now=now) if one.code == schedule_code), None)
    if other is None:
        raise NoOtherSchedule
    left = take_schedule(purchase, other, reason=PurchaseReason.DEFERRED, now=now)
    declared = add_declaration(purchase, DeclarationKind.DEFERRED, now=now, left=left)
    record(
        TrainingEvent.DECLARED, subject=declared, by=by, at=now, applicant_id=purchase.applicant_id, kind=declared.kind
    )
    return declared


def _is_of(purchase: Purchase, schedule_code: str) -> bool:
    return purchase.state == PurchaseState.BOUGHT and purchase.schedule.code == schedule_code


def _require_deferrable(purchase: Purchase, now: datetime) -> None:
    require_unfinished(purchase, now=now)
    require_not_present(purchase)
    if not (times_of_purchase(purchase).is_for_deferral(now) or is_correcting(purchase, now=now)):
        raise NotItsTimeToDeclare
