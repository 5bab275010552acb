"""What a card is worth, and until when its first training is bought."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.cards.rules import after_pause, buys_until, package_of
from prakerja.kit.clock import WIB, WIT
from prakerja.schemes.load_scheme import load_scheme


@pytest.mark.parametrize(
    ("scheme", "whole"), [("2020a", 3_550_000), ("2020b", 3_550_000), ("2021", 3_550_000), ("2023", 4_200_000)]
)
def test_the_package_is_the_schemes(scheme: str, whole: int) -> None:
    benefits = load_scheme(scheme).benefits
    package = package_of(benefits)
    assert (int(package.whole), package.training) == (whole, benefits.training_balance)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(1, 60))
def test_the_day_of_the_award_is_day_one_and_the_last_second_is_of_the_last_day(day: date, days: int) -> None:
    last_second = buys_until(day, days=days) - timedelta(seconds=1)
    assert last_second.astimezone(WIB) == datetime.combine(day + timedelta(days=days - 1), time(23, 59, 59), tzinfo=WIB)


@pytest.mark.parametrize(
    ("awarded_on", "days", "last_day"),
    [
        (date(2020, 1, 31), 30, date(2020, 2, 29)),
        (date(2021, 1, 31), 30, date(2021, 3, 1)),
        (date(2020, 11, 10), 30, date(2020, 12, 9)),
        (date(2023, 12, 20), 15, date(2024, 1, 3)),
    ],
)
def test_months_and_leap_years_end_where_the_calendar_ends_them(awarded_on: date, days: int, last_day: date) -> None:
    """Wave 11's recipients of 10 November 2020 had until 9 December."""
    last_second = buys_until(awarded_on, days=days) - timedelta(seconds=1)
    assert last_second.astimezone(WIB).date() == last_day
    assert last_second.astimezone(WIT).time() == time(1, 59, 59)


@given(
    left=st.timedeltas(timedelta(seconds=1), timedelta(days=40)),
    pause=st.timedeltas(timedelta(), timedelta(days=400)),
)
def test_what_was_left_when_the_clock_stood_still_is_left_afterwards(left: timedelta, pause: timedelta) -> None:
    paused_at = datetime(2021, 3, 1, tzinfo=UTC)
    until = after_pause(paused_at + left, paused_at=paused_at, now=paused_at + pause)
    assert until - (paused_at + pause) == left


def test_a_clock_set_back_meanwhile_takes_nothing_away() -> None:
    paused_at = datetime(2021, 3, 1, tzinfo=UTC)
    until = paused_at + timedelta(days=3)
    assert after_pause(until, paused_at=paused_at, now=paused_at - timedelta(days=1)) == until
