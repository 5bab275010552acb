"""The connections that a process keeps: one that the server has left is noticed before somebody is given it."""

import select
import time
from typing import Any, Final

from django.db import connection, connections
from psycopg import Connection, OperationalError

from prakerja.kit.figures import POOL, POOL_FAILED

_NOW: Final = 0
#: What is counted here changes with every request; nobody looks more often than this.
_NOTED_EVERY_S: Final = 1.0
_noted: Final = {"at": 0.0}


def require_open(pooled: Connection[Any]) -> None:
    """Raises OperationalError if the server has hung up. Costs no statement: a look at the socket.

    A server that goes says so and closes; both wait in the socket of a connection that nobody is using. It says
    nothing else to such a one but that its settings were read anew; then a new connection is as good.
    """
    look = select.poll()
    look.register(pooled.fileno(), select.POLLIN)
    if not look.poll(_NOW):
        return
    pooled.close()
    # The others are as dead. Found one by one, each would make whoever asks wait longer than the one before.
    for handler in connections.all(initialized_only=True):
        pool = getattr(handler, "pool", None)
        if pool is not None:
            pool.drain()
    raise OperationalError("the server has left this connection")


#: A request waits at most 5 s for a connection: better a clear 503 than a pile-up. A server that is back is found
#: within 2 s however long it was away: with more time to try, the pool would wait longer and longer between two tries.
KEPT: Final = {"min_size": 1, "max_size": 12, "timeout": 5, "check": require_open, "reconnect_timeout": 3}


def note_use() -> None:
    """How many connections this process has open, has free and waits for, as it was in the last second."""
    now = time.monotonic()
    if now - _noted["at"] < _NOTED_EVERY_S:
        return
    _noted["at"] = now
    pool = getattr(connection, "pool", None)
    if pool is None:
        return
    found = pool.pop_stats()
    for use, name in (("open", "pool_size"), ("free", "pool_available"), ("waited_for", "requests_waiting")):
        POOL.labels(use).set(found.get(name, 0))
    for what, name in (("waited_in_vain", "requests_errors"), ("found_dead", "connections_lost")):
        POOL_FAILED.labels(what).inc(found.get(name, 0))
