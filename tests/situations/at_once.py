"""Many at the same moment, each on a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

from django.db import connection, connections

from tests.patience import PATIENCE_S


def alone[T](do: Callable[[], T]) -> T:
    """In a thread of one's own: on its connection, which is closed again.

    A person who waits for four seconds is told so; these are many on a busy machine, and each comes to its turn.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{PATIENCE_S}s'; SET statement_timeout = '{PATIENCE_S}s'")
        return do()
    finally:
        connections.close_all()


def all_at_once[T](doings: Sequence[Callable[[], T]]) -> list[T]:
    """What each came to, in their order; none begins before all are ready."""
    start = Barrier(len(doings))

    def when_all_are_ready(do: Callable[[], T]) -> T:
        start.wait(PATIENCE_S)
        return do()

    with ThreadPoolExecutor(len(doings)) as threads:
        return list(threads.map(alone, [partial(when_all_are_ready, do) for do in doings]))
