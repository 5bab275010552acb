"""When an event is tried again, and how long a webhook rests: values in, a decision out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from prakerja.connectors.webhooks.failures import Cause

#: After each try in vain, as Standard Webhooks has it: ten tries in a little over three days.
SPACING: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
#: Where nothing was taken for so long, nobody is there any more.
STOPPED_AFTER: Final = timedelta(days=4)
#: Whoever was tried last so long ago was not failing since: between two tries in vain there is less.
FORGIVEN_AFTER: Final = timedelta(hours=26)
#: Whoever was slow is told from the places of the slow ones for so long.
SLOW_FOR: Final = timedelta(hours=1)
KEPT_FOR: Final = timedelta(days=30)

#: One error is no outage; a server that hangs holds a place, and rests after the first time.
_ERRORS: Final = 3
_SHORTEST_REST: Final = timedelta(seconds=30)
_LONGEST_REST: Final = timedelta(hours=1)
_GONE: Final = 410
_TAKEN: Final = range(200, 300)
_ELSEWHERE: Final = range(300, 400)


@dataclass(frozen=True)
class Outcome:
    """What came of one try. `status`: of the answer; None: there was none. `cause`: None: it is taken."""

    status: int | None
    cause: Cause | None

    @property
    def is_taken(self) -> bool:
        return self.cause is None

    @property
    def has_hung(self) -> bool:
        return self.cause is Cause.TIMED_OUT

    @property
    def is_gone(self) -> bool:
        """They say themselves that nothing is to be delivered there any more."""
        return self.status == _GONE


def outcome_of(status: int) -> Outcome:
    if status in _TAKEN:
        return Outcome(status, None)
    return Outcome(status, Cause.REDIRECTED if status in _ELSEWHERE else Cause.REFUSED)


def next_try(tries: int, *, now: datetime) -> datetime | None:
    """After so many tries in vain; None: it is tried no more."""
    return now + SPACING[tries - 1] if tries <= len(SPACING) else None


def rests_until(failures: int, *, has_hung: bool, now: datetime) -> datetime | None:
    """After so many failures in a row; None: it does not rest yet."""
    beyond = failures - (1 if has_hung else _ERRORS)
    if beyond < 0:
        return None
    return now + min(_SHORTEST_REST * (1 << min(beyond, 20)), _LONGEST_REST)
