"""When nobody can object any more, the seat of a card that ended is counted: a recovery wave may give it again."""

from datetime import datetime
from typing import Final

from django.db import connection
from django.db.models import F
from django.db.models.functions import Least

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import WaveBudget
from prakerja.cards.rules import ended_before
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
        cursor.execute(sql_file(__file__, "count_seats"), values)
        seats = int(cursor.rowcount)
    if seats:
        # Where a card whose seat was counted is reinstated, it takes the seat of one that was not.
        rows = WaveBudget.objects.filter(pk=wave_id)
        rows.update(counted=Least(F("returned"), F("counted") + seats))
        record(CardsEvent.SEATS_COUNTED, subject=rows.get(), by=by, at=now, seats=seats)
    return seats == at_once
