"""`count_reviews()`: the stars of courses are those of their reviews that all read, each counted once."""

from datetime import datetime
from typing import Final

from django.db import connection

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file

_AT_ONCE: Final = 10_000


def count_reviews(*, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next reviews that were written, hidden or mended are in the sums of their courses; returns whether there may
    be more. What somebody writes at this moment is counted the next time.
    """
    del now  # Whenever it is done, the sums are the same.
    require(Permission.COUNT_REVIEWS, by=by)
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "take_uncounted"), {"limit": at_once})
        moved = cursor.fetchall()
        if moved:
            courses, stars, reviews, rows = (list(column) for column in zip(*moved, strict=True))
            values = {"courses": courses, "stars": stars, "reviews": reviews}
            cursor.execute(sql_file(__file__, "add_to_courses"), values)
            return int(sum(rows)) == at_once
    return False
