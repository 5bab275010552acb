"""A dead worker is known by its heart, and never by a clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.heartbeats import Heartbeats

NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
#: Of the machine's clock, before each look: forwards and back, by seconds and by days.
_JUMPS = st.lists(st.timedeltas(timedelta(days=-4), timedelta(days=4)), min_size=3, max_size=12)


@given(jumps=_JUMPS)
def test_whose_heart_beats_is_alive_whatever_the_clock_does(jumps: list[timedelta]) -> None:
    heartbeats, clock = Heartbeats(), NOW
    for jump in jumps:
        clock += jump + timedelta(microseconds=1)
        assert heartbeats.look({1: clock}) == []


@given(jumps=_JUMPS)
def test_whose_heart_stands_still_is_dead_at_the_third_look_whatever_the_clock_does(jumps: list[timedelta]) -> None:
    heartbeats = Heartbeats()
    died_at = NOW + jumps[0]
    assert [heartbeats.look({1: died_at}) for _look in range(3)] == [[], [], [1]]


def test_a_database_that_stood_still_for_a_minute_kills_nobody() -> None:
    """The look that hung sees the old beat; the next one sees that it goes on."""
    heartbeats = Heartbeats()
    assert [heartbeats.look({1: beat}) for beat in (NOW, NOW, NOW + timedelta(minutes=1))] == [[], [], []]


def test_the_dead_are_told_apart_from_the_living() -> None:
    heartbeats = Heartbeats()
    for look in range(2):
        heartbeats.look({1: NOW, 2: NOW + timedelta(seconds=look)})
    assert heartbeats.look({1: NOW, 2: NOW + timedelta(seconds=2)}) == [1]


def test_who_has_left_is_forgotten() -> None:
    heartbeats = Heartbeats()
    for _look in range(2):
        heartbeats.look({1: NOW})
    assert heartbeats.look({}) == []
    assert heartbeats.look({1: NOW}) == []
