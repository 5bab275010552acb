"""Which days are worked in Indonesia, and when so many of them are over."""

import tomllib
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from prakerja.kit.clock import WIB, wib_day
from prakerja.kit.whole_text import whole_text

#: With where they are from.
_HOLIDAYS: Final = Path(__file__).with_name("holidays.toml")
_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Of a year that the calendar does not know, every day from Monday to Friday."""
    return day.weekday() < _SATURDAY and day not in _holidays()


def working_days_after(moment: datetime, days: int) -> datetime:
    """The first moment that is later than so many whole working days after the day of `moment`, in Jakarta."""
    day = wib_day(moment)
    left = days
    while left:
        day += _DAY
        left -= is_working_day(day)
    return datetime(day.year, day.month, day.day, tzinfo=WIB) + _DAY


def working_days_before(moment: datetime, days: int) -> datetime:
    """What happened before this was so many whole working days ago at `moment`; what happened since was not."""
    day = wib_day(moment)
    while working_days_after(datetime(day.year, day.month, day.day, tzinfo=WIB), days) > moment:
        day -= _DAY
    return datetime(day.year, day.month, day.day, tzinfo=WIB) + _DAY


@cache
def _holidays() -> frozenset[date]:
    years = tomllib.loads(whole_text(_HOLIDAYS))
    return frozenset(date.fromisoformat(f"{year}-{day}") for year, days in years.items() for day in days)
