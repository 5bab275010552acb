"""A held card is released: money moves again, and its clock goes on with what was left."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.hold_card import NoteMissing
from prakerja.cards.hold_doubted import hold_doubted, waiting_doubts
from prakerja.cards.models import Card
from prakerja.cards.move_cards import CardKey, Column, Moved, change_cards
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.states import HOLDABLE
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.messages.words import Word

#: What one of the office held, one of the office releases; whether somebody was entitled is decided by two.
BY_ONE: Final = frozenset({HoldReason.CAUSE, HoldReason.NUMBER_LEAKED})


class ReleaseTakesTwo(Refused):
    """It is held because its holder may not be entitled: two people decide about that."""


class CardMoved(Refused):
    """Something befell the card since it was looked at: what was looked into may not be what holds it now."""


def release_card(*, applicant_id: UUID, award: int, moves: int, note: str, by: Actor, now: datetime) -> None:
    """The card is held no more, and its holder is told. One that is not held stays as it is.

    `moves`: how many it had made when it was looked at. Raises NoteMissing, ReleaseTakesTwo, CardMoved.
    """
    require(Permission.HOLD_CARDS, by=by)
    if not note.strip():
        raise NoteMissing
    card = Card.objects.lock_by_key((applicant_id, award))
    if card.held_since is None:
        return
    if card.held_for not in BY_ONE:
        raise ReleaseTakesTwo
    if card.moves != moves:
        raise CardMoved
    lift_hold(card, note=note, by=by, now=now)


def lift_hold(card: Card, *, note: str, by: Actor, now: datetime) -> None:
    """Part of `release_card` and of what two people decide. The card is locked, and held."""
    lift_holds([card.pk], now=now)
    card.refresh_from_db()
    record(CardsEvent.RELEASED, subject=card, by=by, at=now, applicant_id=card.applicant_id, reason=note)
    if card.held_since is not None:
        record(CardsEvent.HELD, subject=card, by=by, at=now, applicant_id=card.applicant_id, held_for=card.held_for)


def lift_holds(cards: Sequence[CardKey], *, now: datetime) -> list[Moved]:
    """They are held no more, their clocks go on with what was left, and their holders are told; returns these.

    What something else speaks against is held for that in the same moment, and its holder told so instead. The cards
    are locked, so that whoever finds something meanwhile finds them free.
    """
    also: dict[str, Column] = {"held_since": None, "held_for": ""}
    lifted = change_cards(cards, of=HOLDABLE, reason=MoveReason.RELEASED, now=now, also=also, clock_goes_on=True)
    again = {one.key for one in hold_doubted(waiting_doubts([one.key for one in lifted]), now=now)}
    free = [one for one in lifted if one.key not in again]
    _tell(free, now)
    return free


def _tell(free: Sequence[Moved], now: datetime) -> None:
    cards = {card.pk: card for card in Card.objects.filter(applicant_id__in=[one.applicant_id for one in free])}
    news = {}
    for one in free:
        card = cards[one.key]
        words: dict[str, Word] = {"last_four": card.last_four, "buys_until": card.buys_until}
        news[one.applicant_id] = News(f"released:{one.award}:{one.number}", words)
    tell_holders(news, text="card_released", now=now)
