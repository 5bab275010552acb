"""After taking in a list has failed and a look at the cause: an officer has it done again."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.screening import jobs
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.models import HandedInList
from prakerja.work.try_again import try_again


def try_list_again(*, handed_in_id: int, by: Actor, now: datetime) -> None:
    """Its file is read anew. Nothing happens unless that has failed."""
    require(Permission.TRY_WORK_AGAIN, by=by)
    row = HandedInList.objects.waiting().filter(pk=handed_in_id).first()
    if row is not None and try_again(jobs.take_in_list, now, handed_in_id=row.pk):
        record(ScreeningEvent.LIST_TRIED_AGAIN, subject=row, by=by, at=now)
