"""Two people have decided that a holder is not entitled: from the start, or from a day on."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.cards.card_acts import decision_on, subject_of_card
from prakerja.cards.doubts import uphold
from prakerja.cards.end_card import require_nothing_under_way
from prakerja.cards.entitlement_act import END_ENTITLEMENT, doubt_to_decide, end_of
from prakerja.cards.entitlement_books import EndBooks, books_at_end
from prakerja.cards.events import CardsEvent
from prakerja.cards.hold_doubted import noon_of
from prakerja.cards.models import Card, Doubt
from prakerja.cards.move_cards import move_cards
from prakerja.cards.post_end import post_end
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.require_spendable import CardEnded
from prakerja.cards.rules import after_pause, objects_until
from prakerja.cards.states import CardState
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor

_TEXTS: Final = {CardState.ANNULLED: "card_annulled", CardState.REVOKED: "entitlement_over"}
#: To the family, whichever end it is.
_TEXT_AFTER_DEATH: Final = "card_closed_after_death"


def end_entitlement(*, applicant_id: UUID, award: int, by: Actor, now: datetime) -> None:
    """The card has ended, its money is where it belongs by the day from which that counts, and its holder or their
    family is told, with what is owed and how to object. One decision is carried out once.

    Raises NotConfirmed, NothingSpeaksAgainst, StillTimeToObject, ObjectionWaits, MoneyUnderWay, CardEnded.
    """
    key = applicant_id, award
    decided = decision_on(END_ENTITLEMENT, key, by=by)
    if decided is None:
        return
    card = Card.objects.lock_by_key(key)
    doubt = doubt_to_decide(card, now=now)
    require_nothing_under_way(card)
    books, state = books_at_end(card, effective_on=doubt.effective_on), end_of(card, doubt)
    reason = MoveReason(doubt.reason)
    # Until now the clock stood still: whoever gets it back has the days that were left then.
    also = {"buys_until": after_pause(card.buys_until, paused_at=card.held_since or now, now=now)}
    if not move_cards([key], to=state, reason=reason, now=now, effective_on=doubt.effective_on, also=also):
        raise CardEnded
    card.refresh_from_db()
    post_end(card, books, reason=decided.reason, now=now)
    uphold(doubt, now=now)
    _tell(card, doubt, books, now)
    record(
        CardsEvent.ENDED,
        subject=card,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        state=state.value,
        because=reason.value,
        amount=int(books.whole),
        owed=int(books.owed),
    )
    note_carried_out(act=END_ENTITLEMENT, subject=subject_of_card(key), now=now)


def _tell(card: Card, doubt: Doubt, books: EndBooks, now: datetime) -> None:
    is_death = doubt.reason == HoldReason.DEATH
    news = News(
        f"ended:{card.award}:{card.moves}",
        {
            "last_four": card.last_four,
            "reason": doubt.reason,
            "since": noon_of(doubt.effective_on),
            "owed": int(books.owed),
            "objects_until": objects_until(now),
        },
    )
    text = _TEXT_AFTER_DEATH if is_death else _TEXTS[CardState(card.state)]
    tell_holders({card.applicant_id: news}, text=text, now=now)
