"""Whether the clock was set by much lately: a clock that nobody can set goes beside it, since the process began.

A leap of the clock looks like any other time to whoever asks what is due: a wave would be closed a day early, tests
would end, proposals would be over. So what ends something by the clock waits (kit/recurring.py) while the leap is new.
"""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.db import connection

#: Clocks that are corrected little by little, and machines that stood still, are within it.
_LEAP_S: Final = 60.0
#: So long somebody has to set it right; then it is taken for the time.
_IS_NEW_FOR_S: Final = 3_600.0


def _steady() -> float:
    """Seconds of a clock that nobody sets, and that goes on while the machine sleeps, where there is one."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if sys.platform == "linux" else time.monotonic()


class ClockWatch:
    """What one process has seen of its clock. It sees a leap when it looks."""

    def __init__(self, clock: Callable[[], float] = time.time, steady: Callable[[], float] = _steady) -> None:
        self._clock, self._steady = clock, steady
        self._begun = clock() - steady()
        self._seen_at: float | None = None

    def leap_s(self) -> float:
        """By how much the clock was set within the last hour and not set right since; 0: it goes as it did."""
        steady = self._steady()
        offset = self._clock() - steady
        leap = offset - self._begun
        if abs(leap) < _LEAP_S:
            # A correction little by little is followed.
            self._begun, self._seen_at = offset, None
            return 0.0
        if self._seen_at is None:
            self._seen_at = steady
        if steady - self._seen_at >= _IS_NEW_FOR_S:
            self._begun, self._seen_at = offset, None
            return 0.0
        return leap


def time_of_database() -> datetime:
    """By which jobs, breakers and heartbeats go; everything else goes by the clock of its own machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: datetime = cursor.fetchone()[0]
        return now


#: From the moment at which a process, or the one that forked it, began.
OF_THIS_PROCESS: Final = ClockWatch()
