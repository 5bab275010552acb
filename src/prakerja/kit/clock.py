"""The time, read at the entrances and passed down as `now=`; Indonesia's three zones for showing it."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")
WITA = ZoneInfo("Asia/Makassar")
WIT = ZoneInfo("Asia/Jayapura")

ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


#: Our machines' clocks agree to within this, and a reading is as old as its transaction.
CLOCKS_AGREE_WITHIN: Final = timedelta(minutes=1)


def read_clock() -> datetime:
    return datetime.now(tz=UTC)


def wib_day(moment: datetime) -> date:
    """The day that this moment belongs to in Jakarta: limits, ages and lists are counted by it, wherever one lives."""
    return moment.astimezone(WIB).date()


def last_second(until: datetime) -> datetime:
    """What people read of an end, which is the first moment that is too late: `00.00` would be read as a day more."""
    return until - timedelta(seconds=1)


def lies_ahead(noted: datetime, *, now: datetime, by: timedelta = timedelta(0)) -> bool:
    """Whether it was noted before the clock was set back: nothing that was done, and no end that was set `by` so much
    ahead, can lie there. It tells nothing of now, and keeps nobody waiting until that moment comes again."""
    return noted > now + by + CLOCKS_AGREE_WITHIN


def is_open(until: datetime, *, now: datetime, lasts: timedelta) -> bool:
    """Whether what was opened for so long is open still: neither over, nor opened before the clock was set back."""
    return now < until and not lies_ahead(until, now=now, by=lasts)
