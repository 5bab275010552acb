"""After failed work on a wave and a look at the cause: an officer has it done again."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.journey.due_work import change_untold, due_work, failed_work
from prakerja.journey.events import JourneyEvent
from prakerja.kit.actor import Actor
from prakerja.waves.jobs import tell_of_change
from prakerja.waves.models import Wave
from prakerja.work.try_again import try_again


def try_work_again(*, wave_id: int, by: Actor, now: datetime) -> None:
    """The work that is due goes on, and that on its cards. Nothing happens to what has not failed."""
    require(Permission.TRY_WORK_AGAIN, by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    tried = [job for job in failed_work(wave, due=due_work(wave)) if try_again(job, now, wave_id=wave_id)]
    untold = change_untold(wave)
    if tried or (untold and try_again(tell_of_change, now, wave_id=wave_id, number=untold)):
        record(JourneyEvent.WORK_TRIED_AGAIN, subject=wave, by=by, at=now, number=wave.number)
