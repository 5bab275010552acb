"""A number that leaked is good for nothing any more: the card has another one, and the old one is never another's."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import Card
from prakerja.cards.move_cards import Column, change_cards
from prakerja.cards.numbers import last_four
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.release_card import lift_hold
from prakerja.cards.require_spendable import CardEnded
from prakerja.cards.states import LIVE
from prakerja.cards.take_numbers import take_number
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor, ActorKind
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal


def replace_number(*, applicant_id: UUID, award: int, by: Actor, now: datetime) -> None:
    """The card has a new number, and its holder is told. Whoever was held for the leak alone is so no more.

    Its holder may, and the office. Raises CardEnded.
    """
    require(Permission.REPLACE_NUMBERS, by=by, of=applicant_id if by.kind is ActorKind.APPLICANT else None)
    key = applicant_id, award
    card = Card.objects.lock_by_key(key)
    if card.state not in LIVE:
        raise CardEnded
    number = take_number(applicant_id)
    also: dict[str, Column] = {
        "sealed_number": seal(number, purpose=Purpose.CARD_NUMBER, owner=applicant_id, row=award),
        "number_digest": digest(number, purpose=Purpose.CARD_NUMBER),
        "last_four": last_four(number),
    }
    change_cards([key], of=LIVE, reason=MoveReason.NUMBER_REPLACED, now=now, also=also)
    card.refresh_from_db()
    news = News(f"number:{award}:{card.moves}", {"last_four": card.last_four})
    tell_holders({applicant_id: news}, text="card_number_replaced", now=now)
    record(CardsEvent.NUMBER_REPLACED, subject=card, by=by, at=now, applicant_id=applicant_id)
    if card.held_for == HoldReason.NUMBER_LEAKED:
        lift_hold(card, note="", by=by, now=now)
