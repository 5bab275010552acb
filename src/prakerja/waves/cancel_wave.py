"""A wave ends before its list is frozen, for good, because two people decided it."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.waves.acts import CANCEL
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.note_change import note_change
from prakerja.waves.stages import require_cancellable
from prakerja.waves.states import WaveState


def cancel_wave(*, wave_id: WaveId, by: Actor, now: datetime) -> Wave:
    """Nobody joins it, and nothing is drawn. Of an announced one everybody reads so, and who joined will be told.

    Cancelling twice is cancelling once. Raises NotConfirmed, TooLateToCancel.
    """
    decided = require_confirmed(CANCEL, subject=str(wave_id), by=by)
    wave: Wave = Wave.objects.lock_by_id(wave_id)
    if wave.state == WaveState.CANCELLED:
        return wave
    take(Lock.WAVE_JOINING, wave.pk)
    require_cancellable(wave)
    Wave.objects.filter(pk=wave_id).move(to=WaveState.CANCELLED)
    after: Wave = Wave.objects.get(pk=wave_id)
    if wave.scheme_version:
        note_change(wave, after, is_cancelled=True, reason=decided.reason, now=now)
    record(
        WavesEvent.CANCELLED, subject=after, by=by, at=now, reason=decided.reason, number=after.number, was=wave.state
    )
    return after
