"""Whoever objected to a verdict is told how it stands."""

from collections.abc import Mapping
from datetime import datetime

from prakerja.appeals.models import VerdictObjection
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.messages.words import Word
from prakerja.waves.models import Wave


def tell(objection: VerdictObjection, wave: Wave, text: str, words: Mapping[str, Word], *, now: datetime) -> None:
    """The letter `text` and the SMS of the same name are in the outbox, once a wave."""
    news = News(f"{text}:{wave.number}", {"wave": wave.number, **words})
    tell_holders({objection.applicant_id: news}, text=text, now=now)
