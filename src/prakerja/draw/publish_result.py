"""Makes the result of a draw public: the bundle can be fetched, every joiner sees their outcome and will be told."""

from datetime import datetime

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.draw.acts import PUBLISH
from prakerja.draw.events import DrawEvent
from prakerja.draw.jobs import tell_joiners
from prakerja.draw.models import Draw
from prakerja.kit.actor import Actor
from prakerja.kit.states import move
from prakerja.waves.models import Wave
from prakerja.waves.states import MOVES, WaveState
from prakerja.work.begin_work import begin_work


def publish_result(*, wave_id: int, by: Actor, now: datetime) -> Draw:
    """The wave is published, and telling everybody has begun. Publishing twice is publishing once.

    journey.seat_winners calls it and makes recipients of those with a seat. Raises NotConfirmed, and MoveRefused
    before the seats are drawn.
    """
    require_confirmed(PUBLISH, subject=str(wave_id), by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    draw = Draw.objects.get(pk=wave_id)
    if wave.state == WaveState.PUBLISHED:
        return draw
    move(Wave.objects.filter(pk=wave_id), moves=MOVES, origin=WaveState.DRAWN, to=WaveState.PUBLISHED)
    note_carried_out(act=PUBLISH, subject=str(wave_id), now=now)
    Draw.objects.filter(pk=wave_id).update(published_at=now)
    begin_work(tell_joiners, now, wave_id=wave_id)
    record(DrawEvent.PUBLISHED, subject=draw, by=by, at=now, number=wave.number, fingerprint=draw.fingerprint)
    draw.refresh_from_db()
    return draw
