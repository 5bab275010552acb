"""When a wave may be opened or closed: asked when it is proposed, when it is confirmed, and when it is done."""

from datetime import datetime
from typing import Final

from prakerja.kit.refused import Refused
from prakerja.waves.models import Wave
from prakerja.waves.schedule_rules import Schedule, ScheduleFault, may_reschedule
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


class ScheduleRefused(Refused):
    """The wave cannot be moved so; carries every reason."""

    def __init__(self, faults: list[ScheduleFault]) -> None:
        self.faults = faults
        super().__init__(", ".join(faults))


class TooLateToCancel(Refused):
    """The list of candidates is frozen: whoever could still cancel would choose among results."""


class WaveCancelled(Refused):
    """Two people have cancelled the wave; nothing is decided about it any more."""


#: As long as the list of candidates can change.
CANCELLABLE: Final = frozenset({WaveState.PLANNED, WaveState.OPEN, WaveState.CLOSED, WaveState.SCREENED})
#: Announced, and its result is not.
MOVABLE: Final = frozenset(WaveState) - {WaveState.PLANNED, WaveState.PUBLISHED, WaveState.CANCELLED}


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


def schedule_of(wave: Wave) -> Schedule:
    return Schedule(wave.opens_at, wave.closes_at, wave.result_expected_at)


def require_movable(wave: Wave, wanted: Schedule, now: datetime) -> None:
    """Raises StageNotDue, WaveCancelled, ScheduleRefused."""
    require_not_cancelled(wave)
    if wave.state not in MOVABLE:
        raise StageNotDue(WaveState.OPEN, wave.state)
    has_window = wave.state == WaveState.OPEN
    if faults := may_reschedule(schedule_of(wave), wanted, has_window=has_window, now=now):
        raise ScheduleRefused(faults)


def require_cancellable(wave: Wave) -> None:
    """Raises WaveCancelled, TooLateToCancel."""
    require_not_cancelled(wave)
    if wave.state not in CANCELLABLE:
        raise TooLateToCancel


def require_not_cancelled(wave: Wave) -> None:
    """Raises WaveCancelled."""
    if wave.state == WaveState.CANCELLED:
        raise WaveCancelled
