"""Two people who did not demand it have decided that it stands: the clock goes on where it stood."""

from datetime import datetime
from uuid import UUID

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import DemandObjection
from prakerja.appeals.repayment.acts import REJECT, waiting_objection_to
from prakerja.appeals.repayment.choose_plan import locked
from prakerja.appeals.repayment.decision import decision_on, require_others
from prakerja.appeals.repayment.go_on import go_on
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.tell import tell
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.messages.words import Word


def reject_objection_to_demand(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """They have as much time as they had when they objected; where it is paid by now, it is over. One decision is
    carried out once. Raises NotConfirmed, NoDemand, NoObjectionToDemand, DemandedByThem.
    """
    key = applicant_id, number
    decided = decision_on(REJECT, key, by=by)
    if decided is None:
        return
    demand = locked(*key)
    objection = waiting_objection_to(demand)
    require_others(demand, decided.proposed_by, decided.confirmed_by)
    DemandObjection.objects.filter(pk=objection.pk).update(decided_at=now, is_upheld=False, answer=decided.reason)
    words: dict[str, Word] = {
        "is_upheld": False,
        "answer": decided.reason,
        "to_give_back": 0,
        "added": objection.added,
        "until": go_on(demand, now=now),
        "regency": demand.regency,
    }
    tell(demand, "repayment_objection_decided", words, once=f"decided:{objection.growth}", now=now)
    record(AppealsEvent.REJECTED, subject=demand, by=by, at=now, applicant_id=applicant_id, reason=decided.reason)
    note_carried_out(act=REJECT, subject=subject_of_demand(key), now=now)
