"""`declare_absent()`: the institution declares that its participant did not come."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.declarations.add_declaration import add_declaration
from prakerja.training.declarations.refusals import NotItsTimeToDeclare
from prakerja.training.declarations.require_declarable import (
    is_correcting,
    require_not_present,
    require_unfinished,
    times_of_purchase,
)
from prakerja.training.declarations.states import DeclarationKind
from prakerja.training.events import TrainingEvent
from prakerja.training.models import TrainingDeclaration
from prakerja.training.move_purchase import move_purchase
from prakerja.training.purchase_of_code import lock_purchase_of_code
from prakerja.training.reasons import PurchaseReason
from prakerja.training.states import PurchaseState


def declare_absent(*, code: str, by: Actor, now: datetime) -> TrainingDeclaration:
    """The training is not begun by this code any more; its holder may take another schedule. The same again is once.

    Raises NoSuchCode, PresenceConfirmed, NotItsTimeToDeclare and what `require_unfinished` raises.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    purchase = lock_purchase_of_code(code, institution_id=institution.pk)
    latest = TrainingDeclaration.objects.latest_of(purchase)
    if latest is not None and purchase.state == PurchaseState.ABSENT:
        return latest
    require_unfinished(purchase, now=now)
    require_not_present(purchase)
    if not (times_of_purchase(purchase).is_for_absence(now) or is_correcting(purchase, now=now)):
        raise NotItsTimeToDeclare
    move_purchase(purchase, to=PurchaseState.ABSENT, reason=PurchaseReason.ABSENT, now=now)
    declared = add_declaration(purchase, DeclarationKind.ABSENT, now=now)
    record(
        TrainingEvent.DECLARED,
        subject=declared,
        by=by,
        at=now,
        applicant_id=purchase.applicant_id,
        kind=declared.kind,
    )
    return declared
