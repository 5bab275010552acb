"""A held card is released: money moves again, and its clock goes on with what was left."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.hold_card import NoteMissing
from prakerja.cards.models import Card
from prakerja.cards.move_cards import Column, change_cards
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.rules import after_pause
from prakerja.cards.states import LIVE
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused

#: What one of the office held, one of the office releases; whether somebody was entitled is decided by two.
BY_ONE: Final = frozenset({HoldReason.CAUSE, HoldReason.NUMBER_LEAKED})


class ReleaseTakesTwo(Refused):
    """It is held because its holder may not be entitled: two people decide about that."""


def release_card(*, applicant_id: UUID, award: int, note: str, by: Actor, now: datetime) -> None:
    """The card is held no more, and its holder is told. One that is not held stays as it is.

    Raises NoteMissing, ReleaseTakesTwo.
    """
    require(Permission.HOLD_CARDS, by=by)
    if not note.strip():
        raise NoteMissing
    card = Card.objects.lock_by_key((applicant_id, award))
    if card.held_since is None:
        return
    if card.held_for not in BY_ONE:
        raise ReleaseTakesTwo
    lift_hold(card, note=note, by=by, now=now)


def lift_hold(card: Card, *, note: str, by: Actor, now: datetime) -> None:
    """Part of `release_card` and of what two people decide. The card is locked, and held."""
    assert card.held_since is not None
    until = after_pause(card.buys_until, paused_at=card.held_since, now=now)
    also: dict[str, Column] = {"held_since": None, "held_for": "", "buys_until": until}
    change_cards([card.pk], of=LIVE, reason=MoveReason.RELEASED, now=now, also=also)
    card.refresh_from_db()
    news = News(f"released:{card.award}:{card.moves}", {"last_four": card.last_four, "buys_until": until})
    tell_holders({card.applicant_id: news}, text="card_released", now=now)
    record(CardsEvent.RELEASED, subject=card, by=by, at=now, applicant_id=card.applicant_id, reason=note)
