"""A planned wave that two people approved becomes public."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.states import move
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.approvals import require_confirmed
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.states import MOVES, WaveState, WaveStep


class WindowPassed(Refused):
    """The wave would already be closed when it opens: plan another one."""


def open_wave(*, wave_id: WaveId, by: Actor, now: datetime) -> Wave:
    """The wave is announced, with today's text of its scheme pinned; its window decides from when one can join.

    Opening twice is opening once. Raises StepNotConfirmed, WindowPassed, MoveRefused.
    """
    wave: Wave = Wave.objects.lock_by_id(wave_id)
    require_confirmed(wave, WaveStep.OPEN)
    if wave.state != WaveState.PLANNED:
        return wave
    if now >= wave.closes_at:
        raise WindowPassed
    version = load_scheme(wave.scheme).version
    rows = Wave.objects.filter(pk=wave_id)
    move(rows, moves=MOVES, origin=WaveState.PLANNED, to=WaveState.OPEN, scheme_version=version)
    record(WavesEvent.OPENED, subject=wave, by=by, at=now, number=wave.number, scheme=f"{wave.scheme} {version}")
    wave.refresh_from_db()
    return wave
