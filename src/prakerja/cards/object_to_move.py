"""A holder objects to the end of their card, or to its being held; two people decide about it."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import Card, CardMove, Objection
from prakerja.cards.reasons import MoveReason
from prakerja.cards.rules import objects_until
from prakerja.cards.states import RETURNED
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unseen import seen

LONGEST_OBJECTION: Final = 2_000
#: Also one that was given back: whoever knew its holder's password may have done that.
AGAINST: Final = RETURNED


class NothingToObjectTo(Refused):
    """The card is neither held nor ended, or all of it was used."""


class ObjectionTooLate(Refused):
    """The time to object is over."""


class ObjectionEmpty(Refused):
    """An objection says something, in so many signs at most."""


class ObjectedAlready(Refused):
    """There is an objection to this already; it is being looked at, or decided."""


def object_to_move(*, applicant_id: UUID, award: int, text: str, by: Actor, now: datetime) -> Objection:
    """The objection waits for two people, and its holder is told what happens next. The same twice is once.

    Raises ObjectionEmpty, NothingToObjectTo, ObjectionTooLate, ObjectedAlready.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    said = seen(text).strip()
    if not 0 < len(said) <= LONGEST_OBJECTION:
        raise ObjectionEmpty
    card = Card.objects.lock_by_key((applicant_id, award))
    move = move_objected_to(card)
    if move is None:
        raise NothingToObjectTo
    earlier = Objection.objects.filter(pk=move.pk).first()
    if earlier is not None:
        if earlier.text != said:
            raise ObjectedAlready
        return earlier
    if now >= objects_until(move.at):
        raise ObjectionTooLate
    objection = Objection.objects.create(applicant_id=applicant_id, award=award, number=move.number, text=said, at=now)
    news = News(f"objection:{award}:{move.number}", {"last_four": card.last_four})
    tell_holders({applicant_id: news}, text="objection_received", now=now)
    record(CardsEvent.OBJECTED, subject=objection, by=by, at=now, applicant_id=applicant_id)
    return objection


def move_objected_to(card: Card) -> CardMove | None:
    """What of the card somebody could object to as it stands: its being held, or its end; None: nothing."""
    moves = CardMove.objects.filter(applicant_id=card.applicant_id, award=card.award).order_by("-number")
    if card.held_since is not None:
        return moves.filter(reason=MoveReason.HELD).first()
    if card.state in AGAINST:
        return moves.filter(state=card.state).first()
    return None
