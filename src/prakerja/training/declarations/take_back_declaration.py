"""`take_back_declaration()`: the institution corrects itself; what it had declared is as if it had not."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.declarations.add_declaration import move_declaration
from prakerja.training.declarations.refusals import NothingToTakeBack
from prakerja.training.declarations.rules import corrected_until
from prakerja.training.declarations.states import DECLARATION_MOVES, DeclarationState
from prakerja.training.declare_completion import CorrectionTooLate
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase, TrainingDeclaration
from prakerja.training.move_purchase import move_purchase
from prakerja.training.purchase_of_code import lock_purchase_of_code
from prakerja.training.reasons import PurchaseReason
from prakerja.training.states import PurchaseState

#: Out of which a participant comes back to where they were.
RESTORABLE = frozenset({PurchaseState.ABSENT, PurchaseState.LEFT})


def take_back_declaration(*, code: str, by: Actor, now: datetime) -> TrainingDeclaration:
    """Who was declared absent or to have left is expected again, where they were. Doing it twice is doing it once.

    Raises NoSuchCode, NothingToTakeBack, CorrectionTooLate.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    purchase = lock_purchase_of_code(code, institution_id=institution.pk)
    latest = TrainingDeclaration.objects.latest_of(purchase)
    if latest is None:
        raise NothingToTakeBack
    if latest.state == DeclarationState.TAKEN_BACK:
        return latest
    if purchase.state not in RESTORABLE:
        raise NothingToTakeBack
    leads_on = DECLARATION_MOVES[DeclarationState(latest.state)]
    if now >= corrected_until(latest.declared_at) or DeclarationState.TAKEN_BACK not in leads_on:
        raise CorrectionTooLate
    restore(purchase, reason=PurchaseReason.TAKEN_BACK, now=now)
    move_declaration(latest, to=DeclarationState.TAKEN_BACK)
    _tell(purchase, latest, now)
    record(
        TrainingEvent.DECLARATION_TAKEN_BACK,
        subject=latest,
        by=by,
        at=now,
        applicant_id=purchase.applicant_id,
        kind=latest.kind,
    )
    return latest


def restore(purchase: Purchase, *, reason: PurchaseReason, now: datetime) -> None:
    """It is under way again, or bought where it had not begun. The caller has locked it. Raises MoveRefused."""
    to = PurchaseState.BOUGHT if purchase.redeemed_at is None else PurchaseState.REDEEMED
    move_purchase(purchase, to=to, reason=reason, now=now)


def _tell(purchase: Purchase, latest: TrainingDeclaration, now: datetime) -> None:
    course = purchase.schedule.course
    words: dict[str, Word] = {"title": course.title, "institution": course.institution.name, "kind": latest.kind}
    news = News(f"taken_back:{purchase.number}:{latest.number}", words)
    tell_holders({purchase.applicant_id: news}, text="training_declaration_withdrawn", now=now, over=(Channel.EMAIL,))
