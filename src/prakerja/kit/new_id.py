"""Ids of rows that must be known before the row is written: what is sealed in a row is bound to it."""

import os
import secrets
import time
from itertools import count
from typing import Final
from uuid import UUID

_COUNT: Final = count()
_COUNTED: Final = 1 << 20
_CHANCE_BITS: Final = 42
_CHANCE_BYTES: Final = 6


def new_id() -> UUID:
    """Version 7 of RFC 9562, as PostgreSQL's own: by the moment it is made, and within it in turn."""
    return _id(_moment(), secrets.randbits(_CHANCE_BITS))


def new_ids(count: int) -> list[UUID]:
    """So many at one moment, with the chance for all of them drawn at once."""
    moment, chance = _moment(), os.urandom(_CHANCE_BYTES * count)
    drawn = (int.from_bytes(chance[at : at + _CHANCE_BYTES]) for at in range(0, len(chance), _CHANCE_BYTES))
    return [_id(moment, one & (1 << _CHANCE_BITS) - 1) for one in drawn]


def _moment() -> int:
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    # The twelve bits below the millisecond are its fraction, in 4096ths.
    return milliseconds << 80 | 7 << 76 | rest * 4096 // 1_000_000 << 64 | 2 << 62


def _id(moment: int, chance: int) -> UUID:
    # Of what is left, twenty bits count.
    return UUID(int=moment | next(_COUNT) % _COUNTED << _CHANCE_BITS | chance)
