"""From when on whoever copies a list asks the next time, so that they miss nothing that is being written now.

A row says when the statement began that wrote it (`kit/touched.py`), and is seen once its transaction has ended: who
went on from the latest moment that they saw would miss what began earlier and ended later. So the next round begins
before the oldest transaction that is still writing, and a minute ago at the latest: as long as a statement may compute
before its first write, several times over (`statement_timeout`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection

LAG: Final = timedelta(minutes=1)
#: By the database's clock alone. What other databases of the server do writes nothing here.
_OLDEST: Final = """
SELECT clock_timestamp(), (
    SELECT min(xact_start) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()
)
"""


@dataclass(frozen=True)
class Horizon:
    #: This round ends here: what is written later is of the next.
    until: datetime
    #: The next one begins here.
    next_since: datetime


def horizon() -> Horizon:
    """As it is now. Read before the rows are."""
    with connection.cursor() as cursor:
        cursor.execute(_OLDEST)
        row = cursor.fetchone()
    assert row is not None
    until, oldest = row
    soonest = until - LAG
    return Horizon(until, soonest if oldest is None else min(soonest, oldest))
