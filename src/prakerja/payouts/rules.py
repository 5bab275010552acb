"""What one transfer carries, when it is promised, and when a refused one is tried again: pure. Days are Jakarta's."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.accounts.rules import problem_of

#: What a wallet takes in at once: ours.
WALLET_TAKES: Final = Rupiah(10_000_000)
#: Paid in three to five working days from the day on which it is scheduled.
ARRIVES_WITHIN: Final = 5

#: Refusals that mend themselves: a limit of a day, and one of a month. After any other nothing is sent to the account
#: before its holder has linked it anew, or another one.
OVER_NEXT_DAY: Final = AccountProblem.TOO_OFTEN
OVER_NEXT_MONTH: Final = AccountProblem.OVER_LIMIT

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


def tried_again_on(code: str, refused_on: date, *, last_day: date) -> date | None:
    """The day on which the same account is paid again by itself; None: its holder has to do something first, be it that
    the year's last day of payment comes before that.
    """
    again = _mended_on(code, refused_on)
    return None if again is None or again > last_day else again


def _mended_on(code: str, refused_on: date) -> date | None:
    problem = problem_of(code)
    if problem is OVER_NEXT_DAY:
        return refused_on + _DAY
    if problem is OVER_NEXT_MONTH:
        return (refused_on.replace(day=1) + timedelta(days=31)).replace(day=1)
    return None
