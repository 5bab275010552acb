"""Two people take a card back for a cause that they name."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.cards.card_acts import REVOKE, decision_on, subject_of_card
from prakerja.cards.end_card import end_card
from prakerja.cards.models import Card
from prakerja.cards.reasons import MoveReason
from prakerja.cards.rules import objects_until
from prakerja.cards.states import CardState
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day


def revoke_card(*, applicant_id: UUID, award: int, by: Actor, now: datetime) -> None:
    """The card is revoked, what is left on it is in the treasury, and its holder is told how to object. One decision is
    carried out once. Raises NotConfirmed, CardEnded, MoneyUnderWay.
    """
    key = applicant_id, award
    decided = decision_on(REVOKE, key, by=by)
    if decided is None:
        return
    card = Card.objects.lock_by_key(key)
    end_card(
        card,
        to=CardState.REVOKED,
        reason=MoveReason.CAUSE,
        note=decided.reason,
        effective_on=wib_day(now),
        by=by,
        now=now,
    )
    news = News(f"revoked:{award}:{card.moves}", {"last_four": card.last_four, "objects_until": objects_until(now)})
    tell_holders({applicant_id: news}, text="card_revoked", now=now)
    note_carried_out(act=REVOKE, subject=subject_of_card(key), now=now)
