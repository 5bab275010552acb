"""A seed as it is hashed, whoever typed it."""

import re
from typing import Final

from prakerja.kit.refused import Refused

_HEX: Final = re.compile(r"[0-9a-f]+", re.ASCII)


class SeedRefused(Refused):
    """The seed is not written in hex digits."""


def checked_seed(seed: str) -> str:
    """The seed in lowercase. Raises SeedRefused unless it is one or more hex digits and nothing else."""
    lowered = seed.lower()
    if not _HEX.fullmatch(lowered):
        raise SeedRefused("the seed must be hex digits (0-9, a-f), without spaces or a prefix")
    return lowered
