"""Cards by state, for each wave and in all, and how many run out on each of the next days."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Count

from prakerja.cards.card_counts import counts
from prakerja.cards.models import Card
from prakerja.cards.states import CardState
from prakerja.kit.clock import WIB, last_second

_DAYS: Final = 7


@dataclass(frozen=True)
class StatesOfWave:
    number: int
    #: In the order of CardState.
    cards: Sequence[int]

    @property
    def whole(self) -> int:
        return sum(self.cards)


def cards_by_state() -> list[StatesOfWave]:
    """Newest wave first; in one statement, which reads no card."""
    return [StatesOfWave(number, [by.get(state, 0) for state in CardState]) for number, by in counts().items()]


def running_out(now: datetime) -> list[tuple[date, int]]:
    """For each day on which a first training can be bought for the last time, within a week: how many cards."""
    soon = Card.objects.filter(
        state=CardState.AWARDED, held_since=None, buys_until__gt=now, buys_until__lte=now + timedelta(days=_DAYS)
    )
    by_end = soon.values_list("buys_until").annotate(cards=Count("state")).order_by("buys_until")
    days: Counter[date] = Counter()
    for until, cards in by_end:
        days[last_second(until).astimezone(WIB).date()] += cards
    return sorted(days.items())
