"""Files that were handed in and never came to an end: nobody keeps the numbers of millions for no use."""

from datetime import datetime, timedelta
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.screening import jobs
from prakerja.screening.end_handed_in import end_handed_in
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.handed_in_states import HandedInState
from prakerja.screening.models import HandedInList
from prakerja.work.give_up_work import give_up_work

#: A fault is seen on the office's first page; a week is enough to mend it, and to try again.
KEPT_FOR: Final = timedelta(days=7)


def give_up_lists(*, by: Actor, now: datetime) -> None:
    """No file waits for longer than a week."""
    require(Permission.TAKE_IN_LISTS, by=by)
    waiting = HandedInList.objects.waiting().filter(handed_in_at__lte=now - KEPT_FOR)
    for row in waiting.select_for_update(skip_locked=True):
        end_handed_in(row, to=HandedInState.GIVEN_UP, at=now)
        give_up_work(jobs.take_in_list, now, handed_in_id=row.pk)
        record(ScreeningEvent.LIST_GIVEN_UP, subject=row, by=by, at=now)
