"""What one transfer carries, and when it is promised: pure. Days are Jakarta's."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from prakerja.kit.rupiah import Rupiah

#: What a wallet takes in at once: ours.
WALLET_TAKES: Final = Rupiah(10_000_000)
#: Paid in three to five working days from the day on which it is scheduled.
ARRIVES_WITHIN: Final = 5

_DAY: Final = timedelta(days=1)


def pays_on(due_on: date, *, is_worked: Callable[[date], bool]) -> date:
    """The day itself, or the next one that is worked."""
    day = due_on
    while not is_worked(day):
        day += _DAY
    return day


def arrives_by(day: date, *, is_worked: Callable[[date], bool]) -> date:
    """The last of the working days within which what is sent on this one has arrived."""
    left = ARRIVES_WITHIN
    while left:
        day += _DAY
        left -= is_worked(day)
    return day
