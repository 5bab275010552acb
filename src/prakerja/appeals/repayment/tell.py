"""Whoever owes something back is told how it stands."""

from collections.abc import Mapping
from datetime import datetime

from prakerja.appeals.models import Demand
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.messages.words import Word


def tell(demand: Demand, text: str, words: Mapping[str, Word], *, once: str, now: datetime) -> None:
    """The letter `text` and the SMS of the same name are in the outbox, once."""
    key = f"repayment:{demand.number}:{once}"
    tell_holders({demand.applicant_id: News(key, {"reference": demand.reference, **words})}, text=text, now=now)
