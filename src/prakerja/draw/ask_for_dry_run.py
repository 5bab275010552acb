"""An officer has the frozen list drawn by a throw-away seed, as often as they wish."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.draw.events import DrawEvent
from prakerja.draw.jobs import dry_run
from prakerja.draw.models import Draw
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work
from prakerja.work.try_again import try_again


class NothingFrozen(Refused):
    """There is no frozen list, or it has been drawn."""


def ask_for_dry_run(*, wave_id: int, by: Actor, now: datetime) -> None:
    """It is due; asking while one is due or under way is asking once. Raises NothingFrozen."""
    require(Permission.DECIDE_WAVES, by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    if wave.state != WaveState.FROZEN:
        raise NothingFrozen
    if try_again(dry_run, now, wave_id=wave_id) or begin_work(dry_run, now, wave_id=wave_id):
        record(DrawEvent.DRY_RUN, subject=Draw.objects.get(pk=wave_id), by=by, at=now, number=wave.number)
