"""How `prakerja bench payouts --hostile` is ended before its time: whom it has begun, it ends first."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
#: As a shell tells of whoever was ended by a signal.
_BY_SIGNAL: Final = 128
#: What came. Kept as well as raised: Python drops what is raised in the middle of a fork.
_ASKED: Final[list[int]] = []


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Inside, a signal raises SystemExit, so that everything is left in order; a second one changes nothing."""
    before = {number: signal.signal(number, _end) for number in SIGNALS}
    try:
        yield
    finally:
        _ASKED.clear()
        for number, handler in before.items():
            signal.signal(number, handler)


def end_if_asked() -> None:
    """Asked before anybody is begun. Raises SystemExit."""
    if _ASKED:
        raise SystemExit(_BY_SIGNAL + _ASKED[0])


def _end(number: int, _frame: FrameType | None) -> None:
    for one in SIGNALS:
        signal.signal(one, signal.SIG_IGN)
    _ASKED.append(number)
    end_if_asked()
