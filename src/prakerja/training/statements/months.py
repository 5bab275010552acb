"""The months of statements: when one is over, and what it is called. Pure."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from prakerja.kit.clock import WIB, wib_day
from prakerja.kit.refused import Refused

_NAME: Final = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])", re.ASCII)
_DAY: Final = timedelta(days=1)


class NoMonth(Refused):
    """It is no month: `2021-03` is one."""


def month_named(name: str) -> date:
    """Its first day. Raises NoMonth."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise NoMonth
    return date(int(found[1]), int(found[2]), 1)


def name_of_month(month: date) -> str:
    return f"{month:%Y-%m}"


def cut_off_of(month: date) -> datetime:
    """The first moment that is not of it: midnight in Jakarta."""
    following = (month.replace(day=28) + 4 * _DAY).replace(day=1)
    return datetime(following.year, following.month, 1, tzinfo=WIB)


def month_before(now: datetime) -> date:
    """The last one that is over in Jakarta."""
    return (wib_day(now).replace(day=1) - _DAY).replace(day=1)
