"""Our own database away for a moment: no fault of whoever was using it."""

from typing import Final

from django.db import InterfaceError, OperationalError
from psycopg.errors import QueryCanceled


def is_our_outage(error: BaseException) -> bool:
    """Whether a later try may succeed. A statement that ran into its time-out is a fault to be looked at instead."""
    return isinstance(error, _AWAY) and not isinstance(error.__cause__, QueryCanceled)


_AWAY: Final = (OperationalError, InterfaceError)
