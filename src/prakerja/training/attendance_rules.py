"""When a training can be begun and attended, and which meeting comes after which. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from prakerja.kit.clock import WIB
from prakerja.training.states import Method

#: The attendance at the test at the end; the meetings are 1 to 10.
FINAL_TEST: Final = 999
#: A code of a training that begins at a moment is redeemed from so long before until so long after it.
_AROUND_START: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """From its first moment to the first one that is too late."""

    opens_at: datetime
    closes_at: datetime

    def is_open(self, now: datetime) -> bool:
        return self.opens_at <= now < self.closes_at


def beginning(method: Method, *, starts_at: datetime, ends_at: datetime) -> Span:
    """When the code is redeemed: a self-paced course's at any time within its schedule."""
    if method == Method.SELF_PACED:
        return Span(starts_at, ends_at)
    # The last of its sixty minutes counts.
    return Span(starts_at - _AROUND_START, starts_at + _AROUND_START + timedelta(seconds=1))


def attending(method: Method, *, starts_at: datetime, ends_at: datetime) -> Span:
    """When presence is confirmed: until the day of its end is over in Jakarta, since the test comes last."""
    day = ends_at.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)
    return Span(beginning(method, starts_at=starts_at, ends_at=ends_at).opens_at, day + _DAY)


def is_sequence(sequence: int, *, meetings: int) -> bool:
    """Whether a schedule of so many meetings has this one."""
    return 1 <= sequence <= meetings or sequence == FINAL_TEST


def missing_before(sequence: int, *, meetings: int, attended: Collection[int]) -> list[int]:
    """The meetings that come before it and were not attended: the test at the end comes after all of them."""
    before = range(1, meetings + 1) if sequence == FINAL_TEST else range(1, sequence)
    return [one for one in before if one not in attended]
