"""Our own machines away for a moment (database, disk): no fault of whoever was using them."""

import errno
from collections.abc import Iterator
from typing import Final

import psycopg
from django.db import DatabaseError, InterfaceError, OperationalError
from psycopg.errors import QueryCanceled


def is_our_outage(error: BaseException) -> bool:
    """Whether a later try may succeed. A statement that ran into its time-out is a fault to be looked at instead.

    What was raised on the way out of an outage is told by what came before it: a queue that could not be written to, a
    file that could not be closed.
    """
    for one in with_causes(error):
        if isinstance(one, QueryCanceled):
            return False
        if _is_away(one):
            return True
    return False


def is_time_out(error: BaseException) -> bool:
    """Whether a statement took too long: its own fault, or a machine that stood still for a while."""
    return any(isinstance(one, QueryCanceled) for one in with_causes(error))


#: Connection lost, rolled back for another's sake, no room or connections left, shut down, trouble with its files.
_AWAY_CLASSES: Final = ("08", "40", "53", "57", "58")
#: A lock was not to be had; a standby that is only read; sessions that were ended because they stood still.
_AWAY_STATES: Final = ("55P03", "25006", "25P03", "25P04")
_AWAY_ERRNOS: Final = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO)


def _is_away(error: BaseException) -> bool:
    if isinstance(error, BaseExceptionGroup):
        return any(is_our_outage(one) for one in error.exceptions)
    if isinstance(error, psycopg.Error):
        state = error.sqlstate
        if state is not None:
            return state[:2] in _AWAY_CLASSES or state in _AWAY_STATES
        return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    if isinstance(error, DatabaseError | InterfaceError):
        # Django's own, for one of the driver's: that one says more.
        return isinstance(error, OperationalError | InterfaceError) and not isinstance(error.__cause__, psycopg.Error)
    return isinstance(error, OSError) and error.errno in _AWAY_ERRNOS


def with_causes(error: BaseException) -> Iterator[BaseException]:
    """It, and what it was raised from or on the way out of."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or one.__context__
