"""How long a session lasts, and how rarely that is written down: every figure with its reason. Pure.

Whoever signs out, changes the password or ends a session on the page of their sessions ends it at once: each request
reads its row. These spans are for the browser that was left open.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from prakerja.kit.clock import lies_ahead

#: Nobody is signed out before so long without a request: a borrowed telephone is given back, and whoever fills in a
#: form with the family card in another room is still in.
IDLE: Final = timedelta(minutes=30)
#: What an account of the office leaves open concerns everybody.
STAFF_IDLE: Final = timedelta(minutes=15)
#: However busy: a cookie that was copied is worth a day at most, and nobody's journey takes longer in one sitting.
LONGEST: Final = timedelta(hours=24)
#: One working day with its breaks (NIST 800-63B-4: twelve hours at the level of two factors).
STAFF_LONGEST: Final = timedelta(hours=12)
#: So long after the password or a second factor was shown it is not asked for again before what would lock the owner
#: out: longer than it takes to do it, shorter than a telephone lies about.
CONFIRMED_FOR: Final = timedelta(minutes=15)
#: So long the key that was replaced still serves: the second tap of a button comes with it.
REPLACED_FOR: Final = timedelta(seconds=10)
#: A page that only reads would otherwise write for every view; the end comes later by as much as this may lag behind.
_TOUCHED_EVERY: Final = timedelta(minutes=5)
#: There are few of them, and what they leave open is worth more.
_STAFF_TOUCHED_EVERY: Final = timedelta(minutes=1)


def touched_every(idle: timedelta) -> timedelta:
    return _TOUCHED_EVERY if idle > STAFF_IDLE else _STAFF_TOUCHED_EVERY


def longest(idle: timedelta) -> timedelta:
    return LONGEST if idle > STAFF_IDLE else STAFF_LONGEST


def idle_of(data: Mapping[str, Any]) -> timedelta:
    """How long the session with these data may lie unused; Django keeps it there where it is another than usual."""
    return timedelta(seconds=data.get("_session_expiry", IDLE.total_seconds()))


def begun(noted: datetime, *, now: datetime) -> datetime:
    """Since when it lasts: one that began while the clock ran ahead begins with the first page after that."""
    return now if lies_ahead(noted, now=now) else noted


def is_left_over(expires_at: datetime, *, idle: timedelta, is_replaced: bool, now: datetime) -> bool:
    """Whether it would end later than any of its kind does: it is of a time before the clock was set back."""
    return lies_ahead(expires_at, now=now, by=REPLACED_FOR if is_replaced else longest(idle))


def ends_at(touched_at: datetime, *, idle: timedelta) -> datetime:
    """The first moment at which it is over, when nothing more is asked for."""
    return touched_at + idle + touched_every(idle)


def over_at(touched_at: datetime, *, begun_at: datetime, idle: timedelta) -> datetime:
    """The same, and never later than the longest that any session lasts."""
    return min(ends_at(touched_at, idle=idle), begun_at + longest(idle))


def is_touch_due(touched_at: datetime, *, idle: timedelta, now: datetime) -> bool:
    return now - touched_at >= touched_every(idle) or lies_ahead(touched_at, now=now)


def is_confirmed(confirmed_at: datetime | None, *, now: datetime) -> bool:
    """Whether its owner has shown lately that it is them."""
    return confirmed_at is not None and now - confirmed_at < CONFIRMED_FOR and not lies_ahead(confirmed_at, now=now)


def used_about(touched_at: datetime) -> datetime:
    """To five minutes: more exactly nobody keeps it."""
    return touched_at - timedelta(
        minutes=touched_at.minute % 5, seconds=touched_at.second, microseconds=touched_at.microsecond
    )
