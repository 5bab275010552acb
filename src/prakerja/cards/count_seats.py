"""When nobody can object any more, the seat of a card that ended is counted: a recovery wave may give it again."""

from datetime import datetime
from typing import Final

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.rules import ended_before
from prakerja.cards.states import RETURNED
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file

_AT_ONCE: Final = 10_000


def count_seats(*, wave_id: int, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next seats of the wave that came back for good are counted; returns whether any may be left."""
    require(Permission.COUNT_SEATS, by=by)
    values: dict[str, int | datetime] = {
        "wave_id": wave_id,
        "now": now,
        "ended_before": ended_before(now),
        "limit": at_once,
    }
    with connection.cursor() as cursor:
        # Locked first and looked at anew: who objected in the last second has done so by then.
        cursor.execute(gone := sql_file(__file__, "gone_cards"), values)
        cursor.execute(sql_file(__file__, "count_seats").format(gone=gone), values)
        seats = int(cursor.rowcount)
    if seats:
        record(CardsEvent.SEATS_COUNTED, subject=_counted(wave_id), by=by, at=now, seats=seats)
    return seats == at_once


def _counted(wave_id: int) -> WaveBudget:
    """All seats that came back, but for one of each card that is not counted yet: its holder may still get it back.

    A card whose own seat was counted takes another's when it is reinstated: the next card that is counted brings none.
    """
    # Held first: whoever brings back a card meanwhile is in both figures, or in none of them.
    budget = WaveBudget.objects.select_for_update(no_key=True).get(pk=wave_id)
    uncounted = Card.objects.filter(wave_id=wave_id, state__in=RETURNED, counted_at=None).count()
    budget.counted = max(budget.counted, budget.returned - uncounted)
    budget.save(update_fields=["counted"])
    return budget
