"""Counting what is limited, in the database, so that it holds across processes and in parallel.

Whom a tally is about is kept as a keyed digest: the table tells nobody which addresses were tried.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from prakerja.accounts.limits import Limit
from prakerja.accounts.models import Tally
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.sealed import digest
from prakerja.kit.sql import sql_file


class TriesSpent(Refused):
    """As often as allowed; `free_at` says when the next one is."""

    def __init__(self, limit: Limit, free_at: datetime) -> None:
        self.limit, self.free_at = limit, free_at
        super().__init__(f"{limit.kind}: {limit.most} used up")


def take_try(limit: Limit, subject: str, *, now: datetime) -> None:
    """One more is counted, and others of this subject wait until the transaction ends. Raises TriesSpent."""
    if not count_try(limit, subject, now=now):
        raise TriesSpent(limit, Tally.objects.get(**_key(limit, subject)).free_at)


def count_try(limit: Limit, subject: str, *, now: datetime) -> bool:
    """One more is counted; False when none was left."""
    values: dict[str, Any] = {
        **_key(limit, subject),
        "now": now,
        "within": limit.within,
        "most": limit.most,
        "pause": limit.pause,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "take_try"), values)
        return cursor.fetchone() is not None


def refuse_when_spent(limit: Limit, subject: str, *, now: datetime) -> None:
    """Nothing is counted and nobody waits; a few too many may slip through in parallel. Raises TriesSpent."""
    spent = Tally.objects.filter(**_key(limit, subject), counted__gte=limit.most, free_at__gt=now).first()
    if spent is not None:
        raise TriesSpent(limit, spent.free_at)


def forget_tries(limit: Limit, subject: str) -> None:
    """It went right: counting starts anew."""
    Tally.objects.filter(**_key(limit, subject)).delete()


def _key(limit: Limit, subject: str) -> dict[str, str | UUID]:
    return {"kind": limit.kind, "subject": digest(f"{limit.kind}:{subject}", purpose=Purpose.TALLY)}
