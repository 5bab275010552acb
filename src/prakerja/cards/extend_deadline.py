"""Two people give somebody in hardship more days to buy the first training."""

from datetime import datetime, timedelta
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.cards.card_acts import EXTEND, days_in, decision_on, require_extendable, subject_of_card
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import Card
from prakerja.cards.move_cards import change_cards
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor


def extend_deadline(*, applicant_id: UUID, award: int, by: Actor, now: datetime) -> None:
    """The first training can be bought so many days longer. One decision is carried out once.

    Raises NotConfirmed, NothingToExtend, CardHeld.
    """
    key = applicant_id, award
    decided = decision_on(EXTEND, key, by=by)
    if decided is None:
        return
    card = Card.objects.lock_by_key(key)
    require_extendable(card)
    days = days_in(decided.asked)
    until = card.buys_until + timedelta(days=days)
    change_cards([key], of=[CardState.AWARDED], reason=MoveReason.EXTENDED, now=now, also={"buys_until": until})
    card.refresh_from_db()
    news = News(f"extended:{award}:{card.moves}", {"last_four": card.last_four, "buys_until": until})
    tell_holders({applicant_id: news}, text="card_extended", now=now)
    record(
        CardsEvent.EXTENDED,
        subject=card,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        days=days,
    )
    note_carried_out(act=EXTEND, subject=subject_of_card(key), now=now)
