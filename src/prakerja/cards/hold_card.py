"""A card is held: no money of it moves, and the clock of its deadline stands still."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import Card
from prakerja.cards.move_cards import Column, change_cards
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.require_spendable import CardEnded
from prakerja.cards.rules import objects_until
from prakerja.cards.states import LIVE
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class NoteMissing(Refused):
    """Nobody's card is held or released without a reason that the audit keeps."""


def hold_card(*, applicant_id: UUID, award: int, reason: HoldReason, note: str, by: Actor, now: datetime) -> None:
    """The card is held, and its holder is told why and how to object. One that is held already stays as it is.

    Raises NoteMissing, CardEnded.
    """
    require(Permission.HOLD_CARDS, by=by)
    if not note.strip():
        raise NoteMissing
    key = applicant_id, award
    also: dict[str, Column] = {"held_since": now, "held_for": reason.value}
    held = change_cards([key], of=LIVE, reason=MoveReason.HELD, now=now, also=also, only="is_not_held")
    card = Card.objects.lock_by_key(key)
    if not held:
        if card.state not in LIVE:
            raise CardEnded
        return
    news = News(
        f"held:{award}:{card.moves}",
        {"last_four": card.last_four, "reason": reason.value, "objects_until": objects_until(now)},
    )
    tell_holders({applicant_id: news}, text="card_held", now=now)
    record(CardsEvent.HELD, subject=card, by=by, at=now, applicant_id=applicant_id, reason=note, held_for=reason.value)
