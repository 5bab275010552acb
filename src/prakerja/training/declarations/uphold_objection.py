"""Two curators have decided that what was declared of a participant is not so."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.models import Proposal
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.propose_act import AlreadyProposed, propose_act
from prakerja.audit.record import record
from prakerja.cards.models import Card
from prakerja.kit.actor import Actor
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE, subject_of_certificate
from prakerja.training.declarations.hold_for import hold_for
from prakerja.training.declarations.note_decided import note_decided
from prakerja.training.declarations.objection_acts import (
    UPHOLD_OBJECTION,
    certifies,
    decision_on_objection,
    objection_with,
    require_undoable,
    subject_of_declaration,
)
from prakerja.training.declarations.states import DeclarationKind, DeclarationState
from prakerja.training.declarations.take_back_declaration import RESTORABLE, restore
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase, TrainingDeclaration
from prakerja.training.reasons import PurchaseReason
from prakerja.training.statements.standing_holds import let_on_statements
from prakerja.training.statements.take_back import take_back_to_balance
from prakerja.training.states import PurchaseState
from prakerja.training.undo_purchase import lock_with_card, void_locked


def uphold_objection(*, applicant_id: UUID, purchase: int, number: int, by: Actor, now: datetime) -> None:
    """Who was declared absent or to have left is expected again; what was declared finished, or deferred, against its
    participant's word is undone, and its price is on the training balance. One decision is carried out once.

    Where a certificate stands, whoever has confirmed this proposes its withdrawal, which waits for another person.

    Raises NotConfirmed, NoPurchase, NoSuchObjection, TrainingWentOn, and what proposing the withdrawal raises.
    """
    key = applicant_id, purchase, number
    decided = decision_on_objection(UPHOLD_OBJECTION, key, by=by)
    if decided is None:
        return
    card, bought = lock_with_card((applicant_id, purchase))
    declaration = objection_with(key)
    require_undoable(declaration, bought)
    _undo(declaration, card, bought, now)
    if declaration.kind == DeclarationKind.FINISHED:
        # What earlier proofs had earned goes back as well; on a statement or not, nothing keeps that off any more.
        let_on_statements([bought.pk], hold_for(declaration), now=now)
        take_back_to_balance(bought, reason=decided.reason, now=now)
    note_decided(declaration, bought, to=DeclarationState.UPHELD, decided=decided, now=now)
    record(
        TrainingEvent.OBJECTION_UPHELD,
        subject=declaration,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
    )
    note_carried_out(act=UPHOLD_OBJECTION, subject=subject_of_declaration(key), now=now)
    _propose_withdrawal(declaration, decided, by, now)


def _propose_withdrawal(declaration: TrainingDeclaration, decided: Proposal, by: Actor, now: datetime) -> None:
    """Nothing where no certificate stands, or where somebody has proposed its withdrawal already."""
    certificate = certifies(declaration)
    if certificate is None:
        return
    try:
        propose_act(
            act=WITHDRAW_CERTIFICATE,
            subject=subject_of_certificate(certificate.pk),
            asked={"withdrawn_for": decided.asked.get("withdrawn_for")},
            reason=decided.reason,
            by=by,
            now=now,
        )
    except AlreadyProposed:
        # Theirs waits for another person as well, with the reason that they chose.
        return


def _undo(declaration: TrainingDeclaration, card: Card, purchase: Purchase, now: datetime) -> None:
    """Nothing where it has ended meanwhile: the money is back already."""
    if purchase.state in RESTORABLE:
        restore(purchase, reason=PurchaseReason.OBJECTION_UPHELD, now=now)
    elif _is_undone(declaration, purchase):
        void_locked(card, purchase, reason=PurchaseReason.OBJECTION_UPHELD, now=now)


def _is_undone(declaration: TrainingDeclaration, purchase: Purchase) -> bool:
    of_kind = {
        DeclarationKind.FINISHED: PurchaseState.REDEEMED,
        DeclarationKind.DEFERRED: PurchaseState.BOUGHT,
    }
    return of_kind.get(DeclarationKind(declaration.kind)) == purchase.state
