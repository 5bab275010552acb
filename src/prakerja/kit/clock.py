"""The time, read at the entrances and passed down as `now=`; Indonesia's three zones for showing it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")
WITA = ZoneInfo("Asia/Makassar")
WIT = ZoneInfo("Asia/Jayapura")

ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def read_clock() -> datetime:
    return datetime.now(tz=UTC)


def wib_day(moment: datetime) -> date:
    """The day that this moment belongs to in Jakarta: limits, ages and lists are counted by it, wherever one lives."""
    return moment.astimezone(WIB).date()
