"""Ids of rows that must be known before the row is written: what is sealed in a row is bound to it."""

import secrets
from datetime import datetime
from uuid import UUID


def new_id(now: datetime) -> UUID:
    """Version 7 of RFC 9562, as PostgreSQL's own: rows of one time lie together."""
    microseconds = int(now.timestamp() * 1_000_000)
    milliseconds, rest = divmod(microseconds, 1000)
    # The twelve bits below the millisecond are its fraction, in 4096ths.
    return UUID(int=milliseconds << 80 | 7 << 76 | rest * 4096 // 1000 << 64 | 2 << 62 | secrets.randbits(62))
