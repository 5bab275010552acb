"""A number that leaked is good for nothing any more: the card has another one, and the old one is never another's."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.hold_card import NoteMissing
from prakerja.cards.limits import NUMBERS_REPLACED
from prakerja.cards.models import Card
from prakerja.cards.move_cards import Column, change_cards
from prakerja.cards.numbers import last_four
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.release_card import lift_hold
from prakerja.cards.require_spendable import CardEnded
from prakerja.cards.states import LIVE
from prakerja.cards.take_numbers import take_number
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.codes.tallies import take
from prakerja.kit.actor import Actor, ActorKind
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal


def replace_number(*, applicant_id: UUID, award: int, leaked: str, by: Actor, now: datetime, note: str = "") -> str:
    """The card has a new number, and its holder is told. Whoever was held for the leak alone is so no more.

    Its holder may, and the office with a note of why. `leaked`: the last four digits of the number that is to be
    replaced; of a card that has another one by now nothing changes. Returns the last four that it has now.

    Raises NoteMissing, CardEnded, TriesSpent.
    """
    is_own = by.kind is ActorKind.APPLICANT
    require(Permission.REPLACE_NUMBERS, by=by, of=applicant_id if is_own else None)
    if not is_own and not note.strip():
        raise NoteMissing
    key = applicant_id, award
    card = Card.objects.lock_by_key(key)
    if card.state not in LIVE:
        raise CardEnded
    if card.last_four != leaked:
        return card.last_four
    if is_own:
        take(NUMBERS_REPLACED, _counted_on(applicant_id), now=now)
    _give_another(card, now=now)
    record(CardsEvent.NUMBER_REPLACED, subject=card, by=by, at=now, applicant_id=applicant_id, reason=note)
    if card.held_for == HoldReason.NUMBER_LEAKED:
        lift_hold(card, note=note, by=by, now=now)
    return card.last_four


def _counted_on(applicant_id: UUID) -> str:
    """On the password by which somebody is in: a thief of it uses up nothing of the owner who makes a new one."""
    password = Account.objects.values_list("password", flat=True).get(pk=applicant_id)
    return f"{applicant_id}:{password}"


def _give_another(card: Card, *, now: datetime) -> None:
    number = take_number(card.applicant_id)
    also: dict[str, Column] = {
        "sealed_number": seal(number, purpose=Purpose.CARD_NUMBER, owner=card.applicant_id, row=card.award),
        "number_digest": digest(number, purpose=Purpose.CARD_NUMBER),
        "last_four": last_four(number),
    }
    change_cards([card.pk], of=LIVE, reason=MoveReason.NUMBER_REPLACED, now=now, also=also)
    card.refresh_from_db()
    news = News(f"number:{card.award}:{card.moves}", {"last_four": card.last_four})
    tell_holders({card.applicant_id: news}, text="card_number_replaced", now=now)
