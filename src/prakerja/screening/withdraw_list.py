"""An exclusion list no longer bars anybody, because two people decided so."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.approvals.undo_acts import undo_acts
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.models import ExclusionList, ListInForce
from prakerja.screening.said_of_list import say_withdrawn


def withdraw_list(*, list_id: int, by: Actor, now: datetime) -> None:
    """The list frees whom it named, for whatever is looked at from now on; verdicts that it gave stand. Twice is once.

    It stays in the register, and may be put in force anew. Raises NotConfirmed.
    """
    decided = require_confirmed(WITHDRAW, subject=str(list_id), by=by)
    row = ExclusionList.objects.get(pk=list_id)
    withdrawn, _ = ListInForce.objects.filter(pk=list_id).delete()
    if not withdrawn:
        return
    undo_acts(acts=[PUT_IN_FORCE], subject=str(list_id), by=by, now=now)
    say_withdrawn(row, now=now)
    record(ScreeningEvent.LIST_WITHDRAWN, subject=row, by=by, at=now, reason=decided.reason, people=row.people)
