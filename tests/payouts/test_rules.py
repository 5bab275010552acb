"""On which working day a payment is sent and by when it has arrived, whatever the calendar: days are Jakarta's."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.payouts.rules import ARRIVES_WITHIN, arrives_by, pays_on
from prakerja.training.working_days import is_working_day

#: From the programme's first day into years that no calendar knows yet.
_DAYS: Final = st.dates(date(2020, 4, 1), date(2045, 12, 31))
_DAY: Final = timedelta(days=1)
type _Calendar = Callable[[date], bool]


def _worked(first: date, last: date, is_worked: _Calendar) -> int:
    """Of the days after the first, up to the last."""
    return sum(is_worked(first + number * _DAY) for number in range(1, (last - first).days + 1))


@given(day=_DAYS)
def test_it_is_sent_on_the_day_or_the_next_that_is_worked(day: date) -> None:
    sent_on = pays_on(day, is_worked=is_working_day)
    assert sent_on >= day
    assert is_working_day(sent_on)
    assert not any(is_working_day(day + number * _DAY) for number in range((sent_on - day).days))


@given(day=_DAYS)
def test_it_has_arrived_by_the_fifth_working_day_after_that(day: date) -> None:
    sent_on = pays_on(day, is_worked=is_working_day)
    by = arrives_by(sent_on, is_worked=is_working_day)
    assert is_working_day(by)
    assert _worked(sent_on, by, is_working_day) == ARRIVES_WITHIN == 5


@given(one=_DAYS, later=st.integers(0, 40))
def test_whoever_is_due_earlier_is_never_sent_or_promised_later(one: date, later: int) -> None:
    first, second = (pays_on(day, is_worked=is_working_day) for day in (one, one + later * _DAY))
    assert first <= second
    assert arrives_by(first, is_worked=is_working_day) <= arrives_by(second, is_worked=is_working_day)


@given(day=_DAYS, off=st.frozensets(st.integers(0, 60), max_size=30))
def test_whatever_holidays_a_calendar_has_the_promise_is_of_five_that_are_worked(
    day: date, off: frozenset[int]
) -> None:
    def is_worked(one: date) -> bool:
        return one.weekday() < 5 and (one - day).days not in off

    sent_on = pays_on(day, is_worked=is_worked)
    by = arrives_by(sent_on, is_worked=is_worked)
    assert is_worked(sent_on)
    assert _worked(sent_on, by, is_worked) == ARRIVES_WITHIN


@pytest.mark.parametrize(
    ("due_on", "sent_on", "by"),
    [
        # Over the end of a month, a leap day, and a year.
        (date(2021, 2, 26), date(2021, 2, 26), date(2021, 3, 5)),
        (date(2024, 2, 29), date(2024, 2, 29), date(2024, 3, 7)),
        # A calendar that is not known: from Monday to Friday.
        (date(2044, 12, 31), date(2045, 1, 2), date(2045, 1, 9)),
    ],
)
def test_over_ends_of_months_and_years(due_on: date, sent_on: date, by: date) -> None:
    assert pays_on(due_on, is_worked=is_working_day) == sent_on
    assert arrives_by(sent_on, is_worked=is_working_day) == by
