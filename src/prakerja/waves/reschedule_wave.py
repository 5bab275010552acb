"""An announced wave opens or closes later, or its result comes at another time, because two people decided it."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.waves.acts import RESCHEDULE, asked_for, schedule_in
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.note_change import note_change
from prakerja.waves.stages import require_movable, schedule_of


def reschedule_wave(*, wave_id: WaveId, by: Actor, now: datetime) -> Wave:
    """The wave has the decided times, everybody can read the old ones, and who joined will be told.

    Twice is once. Raises NotConfirmed, StageNotDue, WaveCancelled, ScheduleRefused.
    """
    decided = require_confirmed(RESCHEDULE, subject=str(wave_id), by=by)
    wanted = schedule_in(decided.asked)
    wave: Wave = Wave.objects.lock_by_id(wave_id)
    if schedule_of(wave) == wanted:
        return wave
    # Nobody is joining at this very moment by a window that has been moved.
    take(Lock.WAVE_JOINING, wave.pk)
    require_movable(wave, wanted, now)
    before, asked = asked_for(schedule_of(wave)), asked_for(wanted)
    rows = Wave.objects.filter(pk=wave_id)
    rows.update(**wanted._asdict())
    after: Wave = Wave.objects.get(pk=wave_id)
    note_change(wave, after, is_cancelled=False, reason=decided.reason, now=now)
    moved = [f"{name}: {moment} > {asked[name]}" for name, moment in before.items() if moment != asked[name]]
    record(
        WavesEvent.RESCHEDULED, subject=after, by=by, at=now, reason=decided.reason, number=after.number, moved=moved
    )
    return after
