"""How many calls a second a partner may make. Counted in each process by itself: nobody waits for a row.

With several processes a partner may make so many times as many. It keeps one partner's loop from taking the places of
all others; what must not happen more often than so is counted in the database (`codes/tallies.py`).
"""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Final
from uuid import UUID

#: The most that a client of the reference is known to ask is one a second and participant; a platform on the day on
#: which a wave is awarded, a few hundred.
A_SECOND: Final = 500


@dataclass
class _Second:
    number: int = 0
    calls: int = 0


@dataclass
class Rate:
    """What is left of this second."""

    most: int = A_SECOND
    _seconds: dict[UUID, _Second] = field(default_factory=lambda: defaultdict(_Second))

    def left_after_this_one(self, partner_id: UUID) -> int:
        """Below nothing: this one is too many."""
        second = self._seconds[partner_id]
        number = int(time.monotonic())
        if second.number != number:
            second.number, second.calls = number, 0
        second.calls += 1
        return self.most - second.calls


@dataclass
class RateOfMany:
    """The same, of whom there may be any number: what is not of this second is forgotten."""

    most: int
    _number: int = 0
    _calls: Counter[str] = field(default_factory=Counter)

    def left_after_this_one(self, key: str) -> int:
        """Below nothing: this one is too many."""
        number = int(time.monotonic())
        if self._number != number:
            # A counter of its own for each second: nobody counts into one that somebody else empties.
            self._number, self._calls = number, Counter()
        calls = self._calls
        calls[key] += 1
        return self.most - calls[key]


#: Of both versions together: a partner is the same, whichever its program speaks.
OF_PARTNERS: Final = Rate()


@cache
def rate_headers(left: int, *, most: int) -> dict[str, str]:
    """As draft-ietf-httpapi-ratelimit-headers-10 has them: q in w seconds, of which r are left for t seconds."""
    return {
        "RateLimit-Policy": f'"second";q={most};w=1',
        "RateLimit": f'"second";r={max(left, 0)};t=1',
    }
