"""An exclusion list begins to bar whom it names, because two people decided so."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.approvals.undo_acts import undo_acts
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.models import ExclusionList, ListInForce
from prakerja.screening.said_of_list import say_in_force


def put_in_force(*, list_id: int, by: Actor, now: datetime) -> None:
    """The list counts within its dates, for every NIK and wave that is looked at from now on. Twice is once.

    Where it had been withdrawn, that withdrawal no longer holds. Raises NotConfirmed.
    """
    decided = require_confirmed(PUT_IN_FORCE, subject=str(list_id), by=by)
    row = ExclusionList.objects.get(pk=list_id)
    _, is_new = ListInForce.objects.get_or_create(list=row, defaults={"since": now})
    if not is_new:
        return
    undo_acts(acts=[WITHDRAW], subject=str(list_id), by=by, now=now)
    say_in_force(row, now=now)
    record(ScreeningEvent.LIST_PUT_IN_FORCE, subject=row, by=by, at=now, reason=decided.reason, people=row.people)
