"""A planned wave that two people approved becomes public."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.publog.submit_entry import submit_entry
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.acts import OPEN
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.said_of_rules import said_of_rules
from prakerja.waves.stages import require_openable
from prakerja.waves.states import WaveState


def open_wave(*, wave_id: WaveId, by: Actor, now: datetime) -> Wave:
    """The wave is announced, with today's text of its scheme pinned; its window decides from when one can join.

    Opening twice is opening once. Raises NotConfirmed, WindowPassed.
    """
    require_confirmed(OPEN, subject=str(wave_id), by=by)
    wave: Wave = Wave.objects.lock_by_id(wave_id)
    if wave.state != WaveState.PLANNED:
        return wave
    require_openable(wave, now)
    scheme = load_scheme(wave.scheme)
    version = scheme.version
    rows = Wave.objects.filter(pk=wave_id)
    rows.move(origin=WaveState.PLANNED, to=WaveState.OPEN, scheme_version=version)
    record(WavesEvent.OPENED, subject=wave, by=by, at=now, number=wave.number, scheme=f"{wave.scheme} {version}")
    submit_entry("waves.rules", once=str(wave.number), facts=said_of_rules(wave, scheme), at=now)
    wave.refresh_from_db()
    return wave
