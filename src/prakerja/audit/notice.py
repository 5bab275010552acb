"""`notice()`: something that looks like an attack happened. It is written down when the request is over.

Not before, because what is refused is undone, and not in its transaction, because a refusal must leave a trace. Whether
it concerns an account or nobody, the same rows are written, so that the time tells nothing. The counts lie in the
database: they are of all processes, and outlive them.
"""

import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Final
from uuid import UUID

import structlog
from django.db import connection

from prakerja.audit.security import SecurityKind
from prakerja.kit.sql import sql_file

type Noticed = tuple[SecurityKind, UUID | None]

_SHARES: Final = 16
_log = structlog.get_logger()
#: Of the request that is being answered; None: there is none.
_noticed: ContextVar[list[Noticed] | None] = ContextVar("noticed", default=None)


def notice(kind: SecurityKind, *, about: UUID | None = None, what: str = "") -> None:
    """One more. `about`: the account, or whatever stands for the address that has none. `what`: which limit, if one.

    Outside of a request, where nobody attacks, the log hears it alone.
    """
    _log.warning("security_event", kind=kind.value, what=what)
    noticed = _noticed.get()
    if noticed is not None:
        noticed.append((kind, about))


@contextmanager
def collecting() -> Iterator[list[Noticed]]:
    """What is noticed meanwhile, for `write_down()` afterwards."""
    noticed: list[Noticed] = []
    token = _noticed.set(noticed)
    try:
        yield noticed
    finally:
        _noticed.reset(token)


def write_down(noticed: Sequence[Noticed], *, now: datetime) -> None:
    """It is counted by kind, and for whomever it is about, whether that is an account or not."""
    with connection.cursor() as cursor:
        for kind, times in sorted(Counter(kind for kind, _about in noticed).items()):
            values: dict[str, str | int] = {"kind": kind.value, "share": secrets.randbelow(_SHARES), "times": times}
            cursor.execute(sql_file(__file__, "count_security_event"), values)
        for kind, about in sorted({one for one in noticed if one[1] is not None}, key=str):
            concern: dict[str, str | UUID | datetime | None] = {"kind": kind.value, "subject": about, "now": now}
            cursor.execute(sql_file(__file__, "concern_somebody"), concern)
