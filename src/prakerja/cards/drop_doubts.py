"""A list that two people withdrew speaks against nobody any more: whom it alone held has the card back, and is told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.move_cards import CardKey, columns_of
from prakerja.cards.release_card import lift_holds
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.screening.models import ExclusionList

_AT_ONCE: Final = 10_000


def drop_doubts(*, list_id: int, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next cards are held no more for that list, or are so for something else; returns whether any may be left.

    What two people decided about meanwhile stays decided: a card that has ended is reinstated by two. A list that is in
    force anew drops nothing.
    """
    require(Permission.RESCREEN_CARDS, by=by)
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "cards_of_withdrawn_list"), {"list_id": list_id, "limit": at_once})
        cards = [((applicant_id, award), is_held) for applicant_id, award, is_held in cursor.fetchall()]
    if not cards:
        return False
    dropped = _drop([key for key, _ in cards], list_id, now)
    free = lift_holds([key for key, is_held in cards if is_held], now=now)
    row = ExclusionList.objects.get(pk=list_id)
    record(CardsEvent.DOUBTS_DROPPED, subject=row, by=by, at=now, dropped=dropped, released=len(free))
    return len(cards) == at_once


def _drop(cards: Sequence[CardKey], list_id: int, now: datetime) -> int:
    values = {**columns_of(cards), "list_id": list_id, "now": now}
    return run_with_arrays(sql_file(__file__, "drop_doubts"), values).rowcount
