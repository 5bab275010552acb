"""A file that was handed in cannot be used: why is kept by line, and the file is not."""

from collections.abc import Sequence
from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.screening.end_handed_in import end_handed_in
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.handed_in_states import HandedInState
from prakerja.screening.list_faults import Fault
from prakerja.screening.models import HandedInList


def refuse_list(*, handed_in_id: int, faults: Sequence[Fault], by: Actor, now: datetime) -> None:
    """Whoever handed it in finds the faults on its page. Nothing where it waits no more."""
    require(Permission.TAKE_IN_LISTS, by=by)
    row = HandedInList.objects.waiting().select_for_update().filter(pk=handed_in_id).first()
    if row is None:
        return
    end_handed_in(row, to=HandedInState.REFUSED, at=now, faults=faults)
    record(ScreeningEvent.LIST_REFUSED, subject=row, by=by, at=now, faults=len(faults), first=faults[0].what.value)
