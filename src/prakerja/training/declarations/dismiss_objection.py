"""Two curators have decided that what was declared of a participant stands."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.training.declarations.certify_again import certify_again
from prakerja.training.declarations.hold_for import hold_for
from prakerja.training.declarations.note_decided import note_decided
from prakerja.training.declarations.objection_acts import (
    DISMISS_OBJECTION,
    decision_on_objection,
    objection_with,
    subject_of_declaration,
)
from prakerja.training.declarations.states import DeclarationKind, DeclarationState
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase
from prakerja.training.statements.standing_holds import let_on_statements


def dismiss_objection(*, applicant_id: UUID, purchase: int, number: int, by: Actor, now: datetime) -> None:
    """What was declared finished is certified within a working day; all else stays as it is. One decision is carried
    out once.

    Raises NotConfirmed, NoPurchase, NoSuchObjection.
    """
    key = applicant_id, purchase, number
    decided = decision_on_objection(DISMISS_OBJECTION, key, by=by)
    if decided is None:
        return
    bought = Purchase.objects.lock_by_key((applicant_id, purchase))
    declaration = objection_with(key)
    if declaration.kind == DeclarationKind.FINISHED:
        certify_again(bought, now=now)
        let_on_statements([(applicant_id, purchase)], hold_for(declaration), now=now)
    note_decided(declaration, bought, to=DeclarationState.DISMISSED, decided=decided, now=now)
    record(
        TrainingEvent.OBJECTION_DISMISSED,
        subject=declaration,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
    )
    note_carried_out(act=DISMISS_OBJECTION, subject=subject_of_declaration(key), now=now)
