"""How long a session lasts, and how rarely that is written down. Pure."""

from datetime import datetime, timedelta
from typing import Final

#: Nobody is signed out before so long without a request.
IDLE: Final = timedelta(minutes=30)
STAFF_IDLE: Final = timedelta(minutes=15)
#: A page that only reads would otherwise write for every view; the end comes later by as much as this may lag behind.
_TOUCHED_EVERY: Final = timedelta(minutes=5)
#: There are few of them, and what they leave open is worth more.
_STAFF_TOUCHED_EVERY: Final = timedelta(minutes=1)


def touched_every(idle: timedelta) -> timedelta:
    return _TOUCHED_EVERY if idle > STAFF_IDLE else _STAFF_TOUCHED_EVERY


def ends_at(touched_at: datetime, *, idle: timedelta) -> datetime:
    """The first moment at which it is over."""
    return touched_at + idle + touched_every(idle)


def is_touch_due(touched_at: datetime, *, idle: timedelta, now: datetime) -> bool:
    return now - touched_at >= touched_every(idle)
