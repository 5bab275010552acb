"""Whenever somebody looks, wherever the holder lives and however often the card is held: reminders and deadline."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from prakerja.cards.models import Card
from prakerja.cards.states import CardState
from prakerja.kit.clock import WIB
from prakerja.messages.models import Message
from tests.situations.broken import undone
from tests.situations.cards import NOW
from tests.situations.lives import a_card, held, released, reminded, revoked
from tests.situations.waves import BANDUNG, JAYAPURA

pytestmark = pytest.mark.django_db
MAKASSAR: Final = "7371"
HOMES: Final = {BANDUNG: "Asia/Jakarta", MAKASSAR: "Asia/Makassar", JAYAPURA: "Asia/Jayapura"}
REMINDERS: Final = (14, 7, 3, 1)
LOOK, HOLD, RELEASE = "look", "hold", "release"
#: Hours between one thing and the next; now and then the clock is set back.
a_history = st.lists(
    st.tuples(st.sampled_from([LOOK] * 6 + [HOLD, RELEASE]), st.sampled_from([0, 1, 2, 5, 9, 13, 24, 47, 120, -2])),
    min_size=12,
    max_size=30,
)


class Reckoned:
    """The same on a sheet of paper: which reminders there should be, and until when somebody may buy."""

    def __init__(self, until: datetime, zone: str) -> None:
        self.until, self.zone = until, ZoneInfo(zone)
        self.held_since: datetime | None = None
        self.told: set[tuple[int, date]] = set()

    def look(self, at: datetime) -> None:
        there = at.astimezone(self.zone)
        if self.held_since or at >= self.until or not time(9) <= there.time() < time(20):
            return
        last_day = (self.until - timedelta(seconds=1)).astimezone(WIB).date()
        left = (last_day - there.date()).days
        next_one = min((days for days in REMINDERS if days >= left), default=None)
        if next_one is not None:
            self.told.add((next_one, last_day))

    def hold(self, at: datetime) -> None:
        self.held_since = self.held_since or at

    def release(self, at: datetime) -> None:
        if self.held_since:
            self.until += max(at - self.held_since, timedelta())
        self.held_since = None


def told_by(channel: str) -> set[tuple[int, date]]:
    keys = Message.objects.filter(text="card_deadline", channel=channel).values_list("once_key", flat=True)
    parts = [str(key).split(":") for key in keys]
    assert len(parts) == len({tuple(one) for one in parts})
    return {(int(days), date.fromisoformat(last_day)) for _, _, days, last_day, _ in parts}


@pytest.mark.parametrize("home", HOMES)
def test_reminders_and_deadline_are_as_on_paper(home: str) -> None:
    card = a_card(regency=home)

    @settings(
        max_examples=12,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(begins=st.integers(0, 27 * 24), history=a_history)
    def live(begins: int, history: list[tuple[str, int]]) -> None:
        with undone():
            card.refresh_from_db()
            _live(card, NOW + timedelta(hours=begins), history, Reckoned(card.buys_until, HOMES[home]))

    live()


def _live(card: Card, at: datetime, history: list[tuple[str, int]], paper: Reckoned) -> None:
    for what, hours in history:
        at += timedelta(hours=hours)
        if what == LOOK:
            reminded(at=at)
            paper.look(at)
        elif what == HOLD:
            held(card, at=at)
            paper.hold(at)
        else:
            released(card, at=at)
            paper.release(at)
        assert told_by("email") == told_by("sms") == paper.told
    card.refresh_from_db()
    assert card.buys_until == paper.until
    is_over = paper.held_since is None and at >= paper.until
    assert revoked(card, at=at).state == (CardState.REVOKED if is_over else CardState.AWARDED)
