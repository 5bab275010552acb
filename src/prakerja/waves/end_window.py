"""The end of a wave's window. Part of the verbs that close it."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import Wave
from prakerja.waves.stages import require_closable
from prakerja.waves.states import WaveState


def end_window(wave: Wave, *, by: Actor, now: datetime) -> Wave:
    """The wave, which the caller holds, is closed; one that was closed before stays as it is.

    Raises WindowNotBegun, StageNotDue.
    """
    if wave.state not in (WaveState.PLANNED, WaveState.OPEN):
        return wave
    # Waits for those who are joining or leaving at this very moment: they share it until what they do is saved.
    take(Lock.WAVE_JOINING, wave.pk)
    require_closable(wave, now)
    planned_end, end = wave.closes_at, min(wave.closes_at, now)
    rows = Wave.objects.filter(pk=wave.pk)
    rows.move(origin=WaveState.OPEN, to=WaveState.CLOSED, closes_at=end)
    record(WavesEvent.CLOSED, subject=wave, by=by, at=now, number=wave.number, planned_end=planned_end.isoformat())
    wave.refresh_from_db()
    return wave
