"""Counting what is limited, in the database, so that it holds across processes and in parallel.

Whom a tally is about is kept as a keyed digest: the table tells nobody which addresses were tried.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.codes.limits import Allowance, Limit
from prakerja.codes.models import Tally
from prakerja.kit.clock import CLOCKS_AGREE_WITHIN
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file


class TriesSpent(Refused):
    """As often as allowed; `free_at` says when the next one is."""

    def __init__(self, limit: Limit, free_at: datetime) -> None:
        self.limit, self.free_at = limit, free_at
        super().__init__(f"{limit.kind}: {limit.most} used up")


def take(limit: Limit, subject: str, *, now: datetime) -> Allowance:
    """One more is counted, and others of this subject wait until the transaction ends, unless it has several rows.

    Returns what is left after it. Raises TriesSpent.
    """
    times = _add(limit, subject, now)
    if times is None:
        raise _spent(limit, look(limit, subject, now=now).next_at or now)
    return look(limit, subject, now=now) if limit.shares > 1 else _settle(limit, subject, times, now)


def count(limit: Limit, subject: str, *, now: datetime) -> bool:
    """One more is counted; False when none was left."""
    times = _add(limit, subject, now)
    if times is not None:
        _settle(limit, subject, times, now)
    return times is not None


def look(limit: Limit, subject: str, *, now: datetime) -> Allowance:
    """What is left and when the next one is possible. Nothing is counted and nobody waits."""
    rows = list(Tally.objects.filter(kind=limit.kind, subject=_digest(limit, subject)))
    done = [at for row in rows for at in row.times]
    closed = [row.closed_until for row in rows if row.closed_until is not None]
    return limit.allowance(done, now=now, closed_until=max(closed, default=None))


def refuse_when_spent(limit: Limit, subject: str, *, now: datetime) -> None:
    """Nothing is counted and nobody waits; a few too many may slip through in parallel. Raises TriesSpent."""
    found = look(limit, subject, now=now)
    if found.next_at is not None:
        raise _spent(limit, found.next_at)


def _spent(limit: Limit, free_at: datetime) -> TriesSpent:
    if limit.is_watched:
        notice(SecurityKind.LIMIT_REACHED, what=limit.kind)
    return TriesSpent(limit, free_at)


def forget(limit: Limit, subject: str) -> None:
    """It went right: counting starts anew."""
    Tally.objects.filter(kind=limit.kind, subject=_digest(limit, subject)).delete()


def give_back(limit: Limit, subject: str, *, taken_at: datetime) -> None:
    """What was taken at this moment was none: it does not count. What others took stays."""
    whose = _digest(limit, subject)
    values: dict[str, str | UUID | datetime] = {"kind": limit.kind, "subject": whose, "taken_at": taken_at}
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "give_back_one"), values)
    Tally.objects.filter(kind=limit.kind, subject=whose, times=[], closed_until=None).delete()


def _add(limit: Limit, subject: str, now: datetime) -> Sequence[datetime] | None:
    sinces = [window.since(now) for window in limit.windows]
    values: dict[str, str | UUID | int | datetime | list[datetime] | list[int]] = {
        "kind": limit.kind,
        "subject": _digest(limit, subject),
        "share": secrets.randbelow(limit.shares),
        "now": now,
        "kept_until": limit.keep_until(now),
        "sinces": sinces,
        "oldest": min(sinces),
        # What lies beyond was noted before the clock was set back (kit/clock.py).
        "newest": now + CLOCKS_AGREE_WITHIN,
        "last_end": now + limit.pause + CLOCKS_AGREE_WITHIN,
        "mosts": [window.most for window in limit.windows],
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "take_one"), values)
        row = cursor.fetchone()
    return row[0] if row else None


def _settle(limit: Limit, subject: str, times: Sequence[datetime], now: datetime) -> Allowance:
    """What is left. After the last one everything waits for the limit's pause, and then counting starts anew."""
    left = limit.allowance(times, now=now)
    if left.left or not limit.pause:
        return left
    until = now + limit.pause
    rows = Tally.objects.filter(kind=limit.kind, subject=_digest(limit, subject))
    rows.update(times=[], closed_until=until, kept_until=until)
    return Allowance(0, until)


def _digest(limit: Limit, subject: str) -> UUID:
    return digest(f"{limit.kind}:{subject}", purpose=Purpose.TALLY)
