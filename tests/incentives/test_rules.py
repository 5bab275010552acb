"""How many instalments a scheme gives, and on which days: by the calendar of Jakarta, whatever month it is."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.incentives.rules import instalments_of, last_day_to_earn, months_after, paid_in_time
from prakerja.kit.clock import wib_day
from prakerja.schemes.load_scheme import load_scheme

_DAYS: Final = st.dates(date(2020, 1, 1), date(2030, 12, 31))

_BEGUN: Final = datetime(2020, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("earned_on", "days"),
    [
        (date(2021, 1, 31), [date(2021, 1, 31), date(2021, 2, 28), date(2021, 3, 31), date(2021, 4, 30)]),
        (date(2023, 12, 31), [date(2023, 12, 31), date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)]),
        (date(2024, 2, 29), [date(2024, 2, 29), date(2024, 3, 29), date(2024, 4, 29), date(2024, 5, 29)]),
        (date(2021, 12, 15), [date(2021, 12, 15), date(2022, 1, 15), date(2022, 2, 15), date(2022, 3, 15)]),
    ],
)
def test_a_short_month_ends_earlier_and_shortens_none_after_it(earned_on: date, days: list[date]) -> None:
    benefits = load_scheme("2021").benefits
    assert [one.due_on for one in instalments_of(benefits, earned_on=earned_on)] == days


@pytest.mark.parametrize(("scheme", "amounts"), [("2020a", 4), ("2020b", 4), ("2021", 4), ("2023", 1)], ids=str)
def test_each_scheme_gives_600000_as_often_as_it_says(scheme: str, amounts: int) -> None:
    planned = instalments_of(load_scheme(scheme).benefits, earned_on=date(2021, 3, 1))
    assert [(one.number, int(one.amount)) for one in planned] == [(n + 1, 600_000) for n in range(amounts)]


@given(day=_DAYS, months=st.integers(0, 40))
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int) -> None:
    then = months_after(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == min(day.day, monthrange(then.year, then.month)[1])


@given(day=_DAYS)
def test_instalments_come_in_order_and_are_never_more_than_31_days_apart(day: date) -> None:
    days = [one.due_on for one in instalments_of(load_scheme("2021").benefits, earned_on=day)]
    assert days[0] == day
    assert all(timedelta(days=28) <= then - one <= timedelta(days=31) for one, then in pairwise(days))


def test_whoever_earns_it_on_the_last_day_is_due_all_of_it_before_the_last_day_of_payment() -> None:
    for name in ("2020a", "2020b", "2021", "2023"):
        scheme = load_scheme(name)
        for end in scheme.year_ends:
            earned_on = end.reviewed_and_linked_by or end.last_buying_day
            assert instalments_of(scheme.benefits, earned_on=earned_on)[-1].due_on <= end.last_payment_on


def test_where_no_day_was_published_it_is_earned_until_the_night_before_the_last_day_of_payment() -> None:
    ends = {end.year: end for end in load_scheme("2021").year_ends}
    assert (last_day_to_earn(ends[2021]), last_day_to_earn(ends[2022])) == (date(2022, 4, 14), date(2022, 12, 10))


@pytest.mark.parametrize(
    ("earned_on", "paid"),
    [
        (date(2022, 1, 15), 4),
        (date(2022, 1, 16), 3),
        # 31 January, 28 February, 31 March; 30 April is too late.
        (date(2022, 1, 31), 3),
        (date(2022, 3, 15), 2),
        (date(2022, 4, 14), 1),
    ],
)
def test_of_what_is_earned_late_there_is_time_for_what_falls_due_by_the_last_day(earned_on: date, paid: int) -> None:
    assert paid_in_time(4, earned_on=earned_on, last_payment_on=date(2022, 4, 15)) == paid


@given(day=_DAYS)
def test_a_clamped_month_keeps_the_day_of_the_first_for_all_that_are_long_enough(day: date) -> None:
    for one in instalments_of(load_scheme("2021").benefits, earned_on=day):
        last = monthrange(one.due_on.year, one.due_on.month)[1]
        assert one.due_on.day == (min(day.day, last))


@given(
    moment=st.integers(0, 11 * 366 * 24 * 60).map(lambda minutes: _BEGUN + timedelta(minutes=minutes)),
    zone=st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
)
def test_the_day_is_jakartas_also_for_whoever_is_a_day_ahead(moment: datetime, zone: str) -> None:
    own = moment.astimezone(ZoneInfo(zone))
    first = instalments_of(load_scheme("2021").benefits, earned_on=wib_day(own))[0]
    assert first.due_on == (moment + timedelta(hours=7)).date()
    assert first.due_on <= own.date() <= first.due_on + timedelta(days=1)
