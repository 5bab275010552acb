"""`object_to_declaration()`: the participant says that what was declared of them is not so; two curators decide."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.unseen import seen
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.training.declarations.add_declaration import move_declaration
from prakerja.training.declarations.hold_for import hold_for
from prakerja.training.declarations.refusals import NothingToAnswer, ObjectionEmpty, ObjectionTooLate
from prakerja.training.declarations.states import DeclarationKind, DeclarationState
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase, TrainingDeclaration
from prakerja.training.statements.standing_holds import keep_off_statements
from prakerja.training.states import PurchaseState
from prakerja.training.tell_of_purchase import tell_institution

LONGEST_OBJECTION: Final = 2_000


def object_to_declaration(*, applicant_id: UUID, number: int, text: str, by: Actor, now: datetime) -> None:
    """It waits for two curators; until then no certificate is issued and nobody is paid. The same twice is once.

    Raises ObjectionEmpty, NoPurchase, NothingToAnswer, ObjectionTooLate.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    said = "\n".join(map(seen, text.splitlines())).strip()
    if not 0 < len(said) <= LONGEST_OBJECTION:
        raise ObjectionEmpty
    purchase = Purchase.objects.lock_by_key((applicant_id, number))
    latest = TrainingDeclaration.objects.latest_of(purchase)
    if latest is not None and latest.state == DeclarationState.OBJECTED and latest.objection == said:
        return
    if latest is None or latest.state != DeclarationState.OPEN:
        raise NothingToAnswer
    if now >= latest.objected_until:
        raise ObjectionTooLate
    move_declaration(latest, to=DeclarationState.OBJECTED, objection=said, objected_at=now)
    if latest.kind == DeclarationKind.FINISHED:
        _stop(purchase, latest, now)
    _tell(purchase, latest, now)
    tell_institution(EventKind.DECLARATION_OBJECTED, purchase, nth=latest.number, number=latest.number, now=now)
    record(
        TrainingEvent.DECLARATION_OBJECTED,
        subject=latest,
        by=by,
        at=now,
        applicant_id=applicant_id,
        kind=latest.kind,
    )


def _stop(purchase: Purchase, latest: TrainingDeclaration, now: datetime) -> None:
    """It is not certified before it is decided, and what it has earned so far comes on no statement."""
    Purchase.objects.filter(pk=purchase.pk, state=PurchaseState.REDEEMED).update(certified_by=None)
    keep_off_statements([(purchase.applicant_id, purchase.number)], hold_for(latest), now=now)


def _tell(purchase: Purchase, latest: TrainingDeclaration, now: datetime) -> None:
    course = purchase.schedule.course
    words: dict[str, Word] = {"title": course.title, "institution": course.institution.name}
    news = News(f"objected:{purchase.number}:{latest.number}", words)
    tell_holders({purchase.applicant_id: news}, text="training_objection", now=now, over=(Channel.EMAIL,))
