"""The office hears that a holder died or is no citizen any more: the card is held until two people have decided."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Max

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.hold_doubted import hold_doubted, waiting_doubts
from prakerja.cards.models import Card, Doubt
from prakerja.cards.reasons import OF_ENTITLEMENT, HoldReason
from prakerja.cards.require_spendable import CardEnded
from prakerja.cards.states import LIVE, CardState, DoubtState
from prakerja.identity.models import Identity
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.refused import Refused
from prakerja.kit.unseen import seen

LONGEST_SOURCE: Final = 500
#: What a list says, the lists say themselves; whose an identity is, two reviewers do.
TOLD: Final = OF_ENTITLEMENT - {HoldReason.LISTED, HoldReason.IDENTITY}


class NotTold(Refused):
    """What is told of somebody is a death, or a citizenship lost."""


class SourceMissing(Refused):
    """Nobody is said to have died without from whom that is known, in so many signs at most."""


class DayNotYet(Refused):
    """It has not happened yet."""


class DayBeforeBirth(Refused):
    """Nobody dies, or loses a citizenship, before they were born."""


class ToldOtherwise(Refused):
    """The same is being looked into already, with another day or from somebody else."""


def doubt_entitlement(
    *, applicant_id: UUID, award: int, reason: HoldReason, effective_on: date, source: str, by: Actor, now: datetime
) -> Doubt:
    """It is noted what happened, when, and from whom that is known; the card is held, and its holder, or their family,
    told how to object. A card that is held for something else is held for this when that is over. The same twice is
    once.

    Raises NotTold, SourceMissing, DayNotYet, DayBeforeBirth, CardEnded, ToldOtherwise.
    """
    require(Permission.HOLD_CARDS, by=by)
    said = checked_news(applicant_id, reason, effective_on, source, now=now)
    key = applicant_id, award
    card = Card.objects.lock_by_key(key)
    if is_over(card, effective_on):
        raise CardEnded
    doubt, is_new = _noted(card, {"reason": reason.value, "effective_on": effective_on, "source": said}, now=now)
    if not is_new:
        return doubt
    hold_doubted(waiting_doubts([key]), now=now)
    doubt.refresh_from_db()
    record(
        CardsEvent.DOUBTED,
        subject=doubt,
        by=by,
        at=now,
        applicant_id=applicant_id,
        because=reason.value,
        effective_on=effective_on.isoformat(),
        is_held_for_it=doubt.move is not None,
    )
    return doubt


def _noted(card: Card, told: dict[str, str | date], *, now: datetime) -> tuple[Doubt, bool]:
    """And whether it is new. Raises ToldOtherwise."""
    rows = Doubt.objects.filter(applicant_id=card.applicant_id, award=card.award)
    earlier = rows.filter(reason=told["reason"], state=DoubtState.OPEN).first()
    if earlier is not None:
        if (earlier.effective_on, earlier.source) != (told["effective_on"], told["source"]):
            raise ToldOtherwise
        return earlier, False
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    key = {"applicant_id": card.applicant_id, "award": card.award, "number": number}
    return Doubt.objects.create(**key, **told, noted_at=now), True


def checked_news(applicant_id: UUID, reason: HoldReason, effective_on: date, source: str, *, now: datetime) -> str:
    """From whom it is known, as it is kept. Raises NotTold, SourceMissing, DayNotYet, DayBeforeBirth."""
    if reason not in TOLD:
        raise NotTold
    said = seen(source).strip()
    if not 0 < len(said) <= LONGEST_SOURCE:
        raise SourceMissing
    if effective_on > wib_day(now):
        raise DayNotYet
    born_on = Identity.objects.filter(pk=applicant_id).values_list("birth_date", flat=True).first()
    if born_on is not None and effective_on < born_on:
        raise DayBeforeBirth
    return said


def is_over(card: Card, effective_on: date) -> bool:
    """Of a card that is used up, only that its holder was never entitled makes a difference."""
    if card.state in LIVE:
        return False
    return card.state != CardState.FINISHED or effective_on > wib_day(card.awarded_at)
