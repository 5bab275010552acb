"""After a failed job of a wave and a look at the cause: an officer has it done again."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.journey.due_work import due_work, put_due_work_on_queue
from prakerja.journey.events import JourneyEvent
from prakerja.journey.work_state import WorkState, work_state_of
from prakerja.kit.actor import Actor
from prakerja.waves.models import Wave


def try_work_again(*, wave_id: int, by: Actor, now: datetime) -> None:
    """The job that is due is on the queue again. Nothing happens while one is under way, or when none is due."""
    require(Permission.TRY_WORK_AGAIN, by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    if work_state_of(wave_id) is WorkState.UNDER_WAY or due_work(wave) is None:
        return
    put_due_work_on_queue(wave)
    record(JourneyEvent.WORK_TRIED_AGAIN, subject=wave, by=by, at=now, number=wave.number)
