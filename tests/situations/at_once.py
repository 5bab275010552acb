"""Many at the same moment, each on a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

from django.db import connections

LONGEST_WAIT_S = 10


def alone[T](do: Callable[[], T]) -> T:
    """In a thread of one's own: on its connection, which is closed again."""
    try:
        return do()
    finally:
        connections.close_all()


def all_at_once[T](doings: Sequence[Callable[[], T]]) -> list[T]:
    """What each came to, in their order; none begins before all are ready."""
    start = Barrier(len(doings))

    def when_all_are_ready(do: Callable[[], T]) -> T:
        start.wait(LONGEST_WAIT_S)
        return do()

    with ThreadPoolExecutor(len(doings)) as threads:
        return list(threads.map(alone, [partial(when_all_are_ready, do) for do in doings]))
