"""Who is silent is not asked again by everybody: each call would hold a place of a worker for seconds.

The state lies in the database, because a party that hangs hangs for all processes. A call to a party that is well reads
one row; rows are written only in trouble and at its end.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import structlog
from django.db import connection

from prakerja.connectors.failures import NotAccepted, NotNow, Resting, Silence
from prakerja.kit.sql import sql_file
from prakerja.kit.unit_of_work import require_no_unit_of_work

_log = structlog.get_logger()

#: One lost packet is no outage; three silences in a row are.
_SILENCES: Final = 3
#: Short after silence, because people wait and one call in so many seconds holds nobody up; a job tries again ever more
#: slowly, and a longer rest would cost it two tries more. Longer after a refusal of us, which a person must mend.
_REST_S: Final = 10
_REST_AFTER_REFUSAL_S: Final = 30


@contextmanager
def breaker(party: str) -> Iterator[None]:
    """Inside, the party is asked once. Raises Resting instead while it rests.

    Opens after three silences in a row, and at once on NotNow: a wrong password tried a thousand times gets us locked
    out. After its rest one call goes through, for all; its answer closes the breaker, its silence opens it again.
    """
    require_no_unit_of_work()
    was_in_trouble = _ask_to_pass(party)
    try:
        yield
    except Silence as silence:
        _note(party, str(silence), silences=_SILENCES, rest_s=_REST_S)
        raise
    except NotNow as refusal:
        _note(party, str(refusal), silences=1, rest_s=_REST_AFTER_REFUSAL_S)
        raise
    except NotAccepted:
        # An answer like any other: about the recipient.
        _note_answer(party, was_in_trouble=was_in_trouble)
        raise
    _note_answer(party, was_in_trouble=was_in_trouble)


def does_rest(party: str) -> bool:
    """Whether nobody asks it at this moment: who has much for it waits, and tries nothing of that."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "does_it_rest"), _asked(party))
        row = cursor.fetchone()
    return row is not None and bool(row[0])


def who_rests() -> list[str]:
    """All that nobody asks at this moment."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "who_rests"), {"longest_rest": _REST_AFTER_REFUSAL_S})
        return [party for (party,) in cursor.fetchall()]


def _asked(party: str) -> dict[str, str | int]:
    return {"party": party, "longest_rest": _REST_AFTER_REFUSAL_S}


def _ask_to_pass(party: str) -> bool:
    """Whether the party was in trouble before this call. Raises Resting."""
    with connection.cursor() as cursor:
        asked = _asked(party)
        cursor.execute(sql_file(__file__, "does_it_rest"), asked)
        row = cursor.fetchone()
        if row is None:
            return False
        if row[0]:
            raise Resting("resting")
        if row[0] is False:
            # Its rest is over: whoever moves it on goes through, for all; the others see it resting.
            cursor.execute(sql_file(__file__, "take_the_try"), asked | {"rest": _REST_S})
            if cursor.fetchone() is None:
                raise Resting("resting")
    return True


def _note(party: str, cause: str, *, silences: int, rest_s: int) -> None:
    """One more silence; from so many on the party rests."""
    with connection.cursor() as cursor:
        values: dict[str, str | int] = {"party": party, "cause": cause[:80], "silences": silences, "rest": rest_s}
        cursor.execute(sql_file(__file__, "note_trouble"), values)
        rests = bool(cursor.fetchone()[0])
    if rests:
        _log.warning("connector_rests", party=party, cause=cause)


def _note_answer(party: str, *, was_in_trouble: bool) -> None:
    if was_in_trouble:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM connectors_breaker WHERE party = %s", [party])
