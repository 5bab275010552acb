"""Two people hand to the lawyers what was not paid back in time."""

from datetime import datetime
from uuid import UUID

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import Demand
from prakerja.appeals.repayment.acts import HAND_OVER, require_overdue
from prakerja.appeals.repayment.choose_plan import locked
from prakerja.appeals.repayment.decision import decision_on
from prakerja.appeals.repayment.money import books_of
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.tell import tell
from prakerja.appeals.states import DemandState
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.kit.actor import Actor


def hand_over(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """The lawyers have it, and they are told; what they pay is still taken off. One decision is carried out once.

    Raises NotConfirmed, NoDemand, NotOpen, NotOverdue, NothingOwed.
    """
    key = applicant_id, number
    decided = decision_on(HAND_OVER, key, by=by)
    if decided is None:
        return
    demand = locked(*key)
    require_overdue(demand, now=now)
    owed = books_of(demand).owed
    Demand.objects.filter(pk=demand.pk).move(to=DemandState.HANDED_OVER, handed_over_at=now)
    tell(demand, "repayment_handed_over", {"owed": int(owed)}, once="handed_over", now=now)
    record(
        AppealsEvent.HANDED_OVER,
        subject=demand,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        owed=int(owed),
    )
    note_carried_out(act=HAND_OVER, subject=subject_of_demand(key), now=now)
