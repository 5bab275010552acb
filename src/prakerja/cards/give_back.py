"""A recipient gives their card back: somebody else may have the seat."""

from datetime import datetime
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.end_card import end_card
from prakerja.cards.models import Card
from prakerja.cards.reasons import MoveReason
from prakerja.cards.require_spendable import CardHeld
from prakerja.cards.rules import objects_until
from prakerja.cards.states import CardState
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day


def give_back(*, applicant_id: UUID, award: int, by: Actor, now: datetime) -> None:
    """The card is given back, and what is left on it is in the treasury. Doing it twice is doing it once.

    Its holder cannot undo it; if it was not they who did it, they object, and two people decide (`reinstate_card.py`).

    Raises CardHeld, CardEnded, MoneyUnderWay.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    card = Card.objects.lock_by_key((applicant_id, award))
    if card.state == CardState.GIVEN_BACK:
        return
    if card.held_since is not None:
        raise CardHeld
    end_card(
        card,
        to=CardState.GIVEN_BACK,
        reason=MoveReason.GAVE_BACK,
        note="",
        effective_on=wib_day(now),
        by=by,
        now=now,
    )
    news = News(f"given_back:{award}:{card.moves}", {"last_four": card.last_four, "objects_until": objects_until(now)})
    tell_holders({applicant_id: news}, text="card_given_back", now=now)
