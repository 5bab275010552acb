"""What others may ask about workers, without loading what does their work."""

from typing import Final

from django.db import DatabaseError, connection

#: A worker that has not been heard of for this long is told to be down.
_DEAD_AFTER_S: Final = 20


def is_worker_alive() -> bool:
    """Whether some worker was heard of lately."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                # A beat that lies ahead is from before the clock was set back, and tells nothing of now.
                "SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat"
                " BETWEEN now() - make_interval(secs => %s) AND now() + make_interval(secs => %s))",
                [_DEAD_AFTER_S, _DEAD_AFTER_S],
            )
            row = cursor.fetchone()
    except DatabaseError:
        return False
    return bool(row and row[0])


def newest_worker() -> int:
    """The number of the one that began last; each has a higher one than those before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM procrastinate_workers")
        return int(cursor.fetchone()[0])
