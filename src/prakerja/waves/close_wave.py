"""The window of a wave ends: by the clock, or earlier when two people decide it."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.kit.refused import Refused
from prakerja.kit.states import move
from prakerja.waves.approvals import require_confirmed
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.states import MOVES, WaveState, WaveStep


class WindowNotBegun(Refused):
    """Nobody could have joined yet: a wave is not closed before it has been open."""


def close_wave(*, wave_id: WaveId, by: Actor, now: datetime) -> Wave:
    """Nobody can join or leave any more, and `closes_at` says since when. Closing twice is closing once.

    Raises StepNotConfirmed before closing time unless two people approved it, WindowNotBegun, MoveRefused.
    """
    # Waits for those who are joining or leaving at this very moment; they share it. First, and then the wave is read.
    take(Lock.WAVE_JOINING, wave_id)
    wave: Wave = Wave.objects.lock_by_id(wave_id)
    if wave.state not in (WaveState.PLANNED, WaveState.OPEN):
        return wave
    if now < wave.closes_at:
        require_confirmed(wave, WaveStep.CLOSE)
    if now <= wave.opens_at:
        raise WindowNotBegun
    planned_end, end = wave.closes_at, min(wave.closes_at, now)
    move(Wave.objects.filter(pk=wave_id), moves=MOVES, origin=WaveState.OPEN, to=WaveState.CLOSED, closes_at=end)
    record(WavesEvent.CLOSED, subject=wave, by=by, at=now, number=wave.number, planned_end=planned_end.isoformat())
    wave.refresh_from_db()
    return wave
