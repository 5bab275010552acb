"""When a wave may be opened or closed: asked when it is proposed, when it is confirmed, and when it is done."""

from datetime import datetime

from prakerja.kit.refused import Refused
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


class StageNotDue(Refused):
    """The wave is not in the state in which this is decided."""

    def __init__(self, wanted: WaveState, found: str) -> None:
        self.wanted, self.found = wanted, found
        super().__init__(f"decided while the wave is {wanted}; it is {found}")


class WindowPassed(Refused):
    """The wave would already be closed when it opens: plan another one."""


class WindowNotBegun(Refused):
    """Nobody could have joined yet: a wave is not closed before it has been open."""


def require_state(wave: Wave, wanted: WaveState) -> None:
    """Raises StageNotDue."""
    if wave.state != wanted:
        raise StageNotDue(wanted, wave.state)


def require_openable(wave: Wave, now: datetime) -> None:
    """Raises StageNotDue, WindowPassed."""
    require_state(wave, WaveState.PLANNED)
    if now >= wave.closes_at:
        raise WindowPassed


def require_closable(wave: Wave, now: datetime) -> None:
    """Raises StageNotDue, WindowNotBegun."""
    require_state(wave, WaveState.OPEN)
    if now <= wave.opens_at:
        raise WindowNotBegun
