"""Who has bought nothing is reminded 14, 7, 3 and 1 days before the deadline, by day where they live."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards import jobs
from prakerja.cards.reached import cursor_at, values_after
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.messages.words import Word
from prakerja.regions.known import provinces
from prakerja.work.progress import Progress, held_progress, note_progress

_AT_ONCE: Final = 10_000
DAYS_BEFORE: Final = (14, 7, 3, 1)
#: A civil hour: from nine until eight in the evening, of the reader's zone.
_FROM_HOUR: Final = 9
_UNTIL_HOUR: Final = 20


class Due(NamedTuple):
    applicant_id: UUID
    award: int
    last_four: str
    buys_until: datetime
    regency: str | None
    once_key: str
    days_left: int


def remind_of_deadlines(*, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next holders for whom it is time have their reminder in the outbox; returns whether anybody is left.

    Nobody is told twice, nobody while the card is held, and whoever was not told in time hears of the next one only.
    The place reached is saved with the reminders.
    """
    require(Permission.REMIND_HOLDERS, by=by)
    reached = held_progress(jobs.remind_of_deadlines)
    due = _due(cursor=reached.cursor, now=now, limit=at_once)
    tell_holders({one.applicant_id: News(one.once_key, words_of(one)) for one in due}, text="card_deadline", now=now)
    cursor = cursor_at(due[-1].buys_until, due[-1].applicant_id) if due else reached.cursor
    note_progress(jobs.remind_of_deadlines, Progress(cursor, done=reached.done + len(due)))
    return len(due) == at_once


def _due(*, cursor: str, now: datetime, limit: int) -> Sequence[Due]:
    values = {
        **due_values(now),
        **values_after(cursor),
        "limit": limit,
        # A day in the east has begun when it has not in Jakarta.
        "horizon": now + timedelta(days=max(DAYS_BEFORE) + 2),
    }
    with connection.cursor() as asked:
        asked.execute(sql_file(__file__, "cards_to_remind").format(due=sql_file(__file__, "reminder_due")), values)
        return list(map(Due._make, asked.fetchall()))


def due_values(now: datetime) -> dict[str, int | datetime | list[int] | list[str]]:
    """What `sql/reminder_due.sql` and the hours of the day are asked with."""
    return {
        "now": now,
        "days_before": list(DAYS_BEFORE),
        "from_hour": _FROM_HOUR,
        "until_hour": _UNTIL_HOUR,
        "provinces": [one.code for one in provinces()],
        "zones": [one.zone for one in provinces()],
    }


def words_of(due: Due) -> dict[str, Word]:
    """What the letter says beside the name."""
    return {
        "last_four": due.last_four,
        "buys_until": due.buys_until,
        "regency": due.regency or "",
        "days_left": due.days_left,
    }
