"""What the events of the audit are called, where somebody reads who did what."""

from collections.abc import Mapping
from typing import Any, Final

from prakerja.words.trail_of_house import APPROVALS, HOUSE, JOURNEY, STATISTICS
from prakerja.words.trail_of_money import (
    APPEALS,
    CARDS,
    INCENTIVES,
    LINKED_ACCOUNTS,
    PARTNER_PAY,
    PAYOUTS,
    RECONCILIATION,
)
from prakerja.words.trail_of_partners import PARTNERS
from prakerja.words.trail_of_people import ACCOUNTS, ASSESSMENT, IDENTITY, PROFILE
from prakerja.words.trail_of_training import CATALOGUE, TRAINING
from prakerja.words.trail_of_waves import DRAW, SCREENING, WAVES
from prakerja.words.words import Words

#: A test holds that every event that a verb can write is among them.
_TABLES: Final[tuple[Mapping[Any, Words], ...]] = (
    ACCOUNTS,
    IDENTITY,
    PROFILE,
    ASSESSMENT,
    WAVES,
    SCREENING,
    DRAW,
    CARDS,
    INCENTIVES,
    PAYOUTS,
    LINKED_ACCOUNTS,
    PARTNER_PAY,
    RECONCILIATION,
    APPEALS,
    TRAINING,
    CATALOGUE,
    PARTNERS,
    APPROVALS,
    JOURNEY,
    STATISTICS,
    HOUSE,
)
_NAMES: Final[dict[str, Words]] = {event: words for table in _TABLES for event, words in table.items()}


def event_words(name: str) -> Words:
    """Of an event that an earlier version of the program wrote, and none writes any more, its name in the audit."""
    return _NAMES.get(name, name)
