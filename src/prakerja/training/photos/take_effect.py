"""What follows for a training when one of its presences counts no more, or again. Part of the verbs that decide."""

from datetime import datetime

from prakerja.cards.tell_holders import News, tell_holders
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.training.declarations.certify_again import certify_again
from prakerja.training.declarations.note_proof import note_proof
from prakerja.training.declarations.states import DeclarationKind, DeclarationState
from prakerja.training.models import PresencePhoto, Purchase, TrainingDeclaration
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.standing_holds import Hold, keep_off_statements, let_on_statements
from prakerja.training.states import PurchaseState
from prakerja.training.tell_of_purchase import tell_institution


def leave_out(purchase: Purchase, photo: PresencePhoto, *, now: datetime) -> None:
    """The presence counts no more: what it proved is neither declared by the clock nor certified, and what it earned
    comes on no statement. The caller has locked both. A certificate that stands is another decision, of two
    (`propose_certificate.py`)."""
    under_way = Purchase.objects.filter(pk=purchase.pk, state=PurchaseState.REDEEMED)
    under_way.update(declares_itself_at=None, certified_by=None)
    keep_off_statements([(purchase.applicant_id, purchase.number)], _hold(photo), now=now)
    tell_institution(EventKind.PRESENCE_REFUSED, purchase, nth=photo.sequence, sequence=photo.sequence, now=now)


def let_count(purchase: Purchase, photo: PresencePhoto, *, now: datetime) -> None:
    """It counts again, and all goes on from where it would be. The caller has locked both, and the photo says so."""
    let_on_statements([(purchase.applicant_id, purchase.number)], _hold(photo), now=now)
    latest = TrainingDeclaration.objects.latest_of(purchase)
    if latest is not None and latest.kind == DeclarationKind.FINISHED:
        if latest.state != DeclarationState.OBJECTED:
            certify_again(purchase, now=now)
    else:
        note_proof(purchase, now=now)
    tell_institution(EventKind.PRESENCE_RESTORED, purchase, nth=photo.sequence, sequence=photo.sequence, now=now)


def tell_participant(purchase: Purchase, photo: PresencePhoto, text: str, *, now: datetime, **said: Word) -> None:
    """By e-mail, with the training and the meeting."""
    course = purchase.schedule.course
    words: dict[str, Word] = {
        "title": course.title,
        "institution": course.institution.name,
        "purchase": purchase.number,
        "sequence": photo.sequence,
        **said,
    }
    decided = "objection" if photo.objected_at is not None else "first"
    news = News(f"{text}:{purchase.number}:{photo.sequence}:{decided}", words)
    tell_holders({purchase.applicant_id: news}, text=text, now=now, over=(Channel.EMAIL,))


def _hold(photo: PresencePhoto) -> Hold:
    return Hold(HoldCause.PRESENCE, str(photo.sequence))
