"""The holder sees the number of their card, and it is on record that they did."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.limits import NUMBERS_SHOWN
from prakerja.cards.models import Card
from prakerja.cards.querysets import NoCard
from prakerja.codes.tallies import take
from prakerja.kit.actor import Actor

#: As long as one needs to copy sixteen digits; then the page hides it again.
SHOWN_FOR: Final = timedelta(minutes=1)


def show_number(*, applicant_id: UUID, by: Actor, now: datetime) -> str:
    """The sixteen digits of one's own newest card. Each time counts, and the audit hears of it.

    Raises NoCard, TriesSpent.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    card: Card | None = Card.objects.of_applicant(applicant_id).order_by("-award").first()
    if card is None:
        raise NoCard
    take(NUMBERS_SHOWN, str(applicant_id), now=now)
    record(CardsEvent.NUMBER_SHOWN, subject=card, by=by, at=now, applicant_id=applicant_id)
    return card.number
