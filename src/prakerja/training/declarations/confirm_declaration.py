"""`confirm_declaration()`: the participant says that what was declared of them is so."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.declarations.add_declaration import move_declaration
from prakerja.training.declarations.refusals import NothingToAnswer
from prakerja.training.declarations.states import DeclarationState
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase, TrainingDeclaration


def confirm_declaration(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """The latest declaration of this training is confirmed. Doing it twice is doing it once.

    Raises NoPurchase, NothingToAnswer.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    purchase = Purchase.objects.lock_by_key((applicant_id, number))
    latest = TrainingDeclaration.objects.latest_of(purchase)
    if latest is None:
        raise NothingToAnswer
    if latest.state == DeclarationState.CONFIRMED:
        return
    if latest.state != DeclarationState.OPEN:
        raise NothingToAnswer
    move_declaration(latest, to=DeclarationState.CONFIRMED)
    record(
        TrainingEvent.DECLARATION_CONFIRMED,
        subject=latest,
        by=by,
        at=now,
        applicant_id=applicant_id,
        kind=latest.kind,
    )
