"""What upholding and dismissing an objection have in common: it is decided with a reason, and everybody is told."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.training.declarations.add_declaration import move_declaration
from prakerja.training.declarations.states import DeclarationState
from prakerja.training.models import Purchase, TrainingDeclaration
from prakerja.training.tell_of_purchase import tell_institution


def note_decided(
    declaration: TrainingDeclaration,
    purchase: Purchase,
    *,
    to: DeclarationState,
    decided: Proposal,
    now: datetime,
) -> None:
    """The institution reads it in its list of declarations. The purchase is locked. Raises MoveRefused."""
    move_declaration(declaration, to=to, decision=decided.reason, decided_at=now)
    course = purchase.schedule.course
    words: dict[str, Word] = {
        "title": course.title,
        "institution": course.institution.name,
        "kind": declaration.kind,
        "is_upheld": int(to == DeclarationState.UPHELD),
        "reason": decided.reason,
    }
    news = News(f"decided:{purchase.number}:{declaration.number}", words)
    tell_holders({purchase.applicant_id: news}, text="training_objection_decided", now=now, over=(Channel.EMAIL,))
    tell_institution(
        EventKind.DECLARATION_DECIDED, purchase, nth=declaration.number, number=declaration.number, now=now
    )
