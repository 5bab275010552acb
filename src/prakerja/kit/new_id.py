"""Ids of rows that must be known before the row is written: what is sealed in a row is bound to it."""

import secrets
import time
from itertools import count
from typing import Final
from uuid import UUID

_COUNT: Final = count()
_COUNTED: Final = 1 << 20


def new_id() -> UUID:
    """Version 7 of RFC 9562, as PostgreSQL's own: by the moment it is made, and within it in turn."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    # The twelve bits below the millisecond are its fraction, in 4096ths; of the rest, twenty count.
    fraction, turn = rest * 4096 // 1_000_000, next(_COUNT) % _COUNTED
    return UUID(int=milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | turn << 42 | secrets.randbits(42))
