"""Working days are Jakarta's, without weekends, holidays and days of joint leave."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.clock import WIB, wib_day
from prakerja.training.working_days import is_working_day, working_days_after


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [
        (date(2020, 12, 9), False),  # the election of regents
        (date(2020, 12, 31), False),  # in place of the leave at Idul Fitri
        (date(2021, 5, 13), False),  # Idul Fitri
        (date(2021, 8, 11), False),  # the Islamic new year, moved by a day
        (date(2021, 8, 10), True),
        (date(2022, 5, 6), False),  # joint leave
        (date(2023, 6, 2), False),
        (date(2023, 6, 5), True),
        (date(2021, 2, 27), False),  # a Saturday
        (date(2035, 12, 25), True),  # a year that the calendar does not know
    ],
)
def test_who_works_when(day: date, is_worked: bool) -> None:
    assert is_working_day(day) is is_worked


def test_a_working_day_ends_at_midnight_in_jakarta() -> None:
    # Monday 10 May 2021, 23.30 WIB; 12 to 14 May nobody works, so the first working day after the 11th is Monday.
    late_on_monday = datetime(2021, 5, 10, 16, 30, tzinfo=UTC)
    assert working_days_after(late_on_monday, 1) == datetime(2021, 5, 12, tzinfo=WIB)
    assert working_days_after(late_on_monday, 2) == datetime(2021, 5, 18, tzinfo=WIB)
    assert working_days_after(datetime(2021, 5, 10, 17, 30, tzinfo=UTC), 1) == datetime(2021, 5, 18, tzinfo=WIB)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(min_value=1, max_value=10),
)
def test_so_many_working_days_lie_in_between(moment: datetime, days: int) -> None:
    end = working_days_after(moment, days)
    between = [wib_day(moment).toordinal() + 1 + nth for nth in range((end.date() - wib_day(moment)).days - 1)]
    assert sum(is_working_day(date.fromordinal(one)) for one in between) == days
    assert is_working_day(date.fromordinal(end.date().toordinal() - 1))
