"""The office hears that somebody has died: their cards are held, and nothing is asked of their estate."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from prakerja.appeals.repayment.acts import has_died
from prakerja.appeals.repayment.end_for_death import end_for_death
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.claim_books import owed_by_wave
from prakerja.cards.doubt_entitlement import checked_news, doubt_entitlement, is_over
from prakerja.cards.lock_cards import lock_cards
from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason
from prakerja.cards.require_spendable import CardEnded
from prakerja.kit.actor import Actor


def note_death(*, applicant_id: UUID, died_on: date, source: str, by: Actor, now: datetime) -> None:
    """Each card that they have is held until two people have decided, and its money stops in that moment; whatever they
    owe is written off, and each live demand is over. Whose cards have all ended has something noted of them while they
    owe something. The same twice is once.

    Raises SourceMissing, DayNotYet, DayBeforeBirth, CardEnded, ToldOtherwise.
    """
    require(Permission.HOLD_CARDS, by=by)
    said = checked_news(applicant_id, HoldReason.DEATH, died_on, source, now=now)
    lock_cards(sorted(Card.objects.of_applicant(applicant_id).values_list("applicant_id", "award")))
    had = [one.award for one in Card.objects.of_applicant(applicant_id).order_by("award") if not is_over(one, died_on)]
    if not had and not owed_by_wave(applicant_id) and not has_died(applicant_id):
        raise CardEnded
    what: dict[str, Any] = {"reason": HoldReason.DEATH, "effective_on": died_on, "source": said}
    for award in had:
        doubt_entitlement(applicant_id=applicant_id, award=award, **what, by=by, now=now)
    end_for_death(applicant_id=applicant_id, died_on=died_on, source=said, by=by, now=now)
