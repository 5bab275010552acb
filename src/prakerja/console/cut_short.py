"""A command that our own database or disk cuts short: tried again for a while, and else one sentence of why."""

import time
from collections.abc import Callable
from typing import Final

import psycopg
from django.db import connection

from prakerja.kit.outage import is_our_outage, is_time_out, with_causes

#: A restart and whoever holds a row for long are waited for; a minute in all, what PostgreSQL waits by itself not
#: counted.
_PAUSES_S: Final = (1, 2, 4, 8, 15, 30)
#: By the beginning of what the driver calls its error.
_CAUSES: Final = {
    "55P03": "did not get to a row in time, because somebody else holds it",
    "57014": "was stopped at a statement that took longer than it may",
    "40": "undid the last step because of what somebody else did at the same moment",
    "53": "has no room, no memory or no connection left",
    "58": "has trouble with its files",
    "25006": "takes no changes: it only reads",
}
_AWAY: Final = "does not answer"


def patiently[T](do: Callable[[], T]) -> T:
    """Done, as soon as our own database lets it be; what has to be doable twice. A minute in vain raises the outage."""
    for pause in _PAUSES_S:
        try:
            return do()
        except Exception as error:
            if not is_our_outage(error):
                raise
            _leave_what_is_dead()
            time.sleep(pause)
    return do()


def why_cut_short(error: BaseException, database: str) -> str | None:
    """The beginning of a sentence, in which nothing is of a person; None where it is a fault of the program.

    `database`: what an operator calls it.
    """
    if not is_our_outage(error) and not is_time_out(error):
        return None
    chain = list(with_causes(error))
    told = next((one for one in chain if isinstance(one, psycopg.Error)), None)
    failed = next((one for one in chain if isinstance(one, OSError)), None)
    if told is None and failed is not None:
        return f"This machine refused: {failed.strerror}"
    state = (told.sqlstate if told else None) or ""
    return f"{database} {next((said for begin, said in _CAUSES.items() if state.startswith(begin)), _AWAY)}"


def _leave_what_is_dead() -> None:
    # One that works is kept: a reading may be under way on it.
    if not connection.is_usable():
        connection.close()
