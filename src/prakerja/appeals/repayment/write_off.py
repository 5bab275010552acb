"""Two people let go what somebody owed: they have died, or a law says so."""

from datetime import datetime
from uuid import UUID

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import Demand, DemandObjection
from prakerja.appeals.repayment.acts import WRITE_OFF, written_off_for
from prakerja.appeals.repayment.choose_plan import locked
from prakerja.appeals.repayment.decision import decision_on
from prakerja.appeals.repayment.money import books_of, post_written_off
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.states import DemandState
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.kit.actor import Actor


def write_off(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """Nothing is owed any more, and the treasury has so much less; what was paid back stays there. Nobody is told of
    the dead. One decision is carried out once. Raises NotConfirmed, NoDemand, MoveRefused.
    """
    key = applicant_id, number
    decided = decision_on(WRITE_OFF, key, by=by)
    if decided is None:
        return
    demand = locked(*key)
    because, owed = written_off_for(decided.asked), books_of(demand).owed
    if owed:
        post_written_off(demand, owed, reason=decided.reason, now=now)
    waiting = DemandObjection.objects.filter(applicant_id=demand.applicant_id, demand=demand.number, decided_at=None)
    waiting.update(decided_at=now, is_upheld=False, answer=decided.reason)
    Demand.objects.filter(pk=demand.pk).move(to=DemandState.WRITTEN_OFF, stopped_at=None, ended_at=now)
    record(
        AppealsEvent.WRITTEN_OFF,
        subject=demand,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        because=because.value,
        amount=int(owed),
    )
    note_carried_out(act=WRITE_OFF, subject=subject_of_demand(key), now=now)
