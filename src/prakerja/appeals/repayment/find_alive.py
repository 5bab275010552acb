"""Two people have found that somebody lives of whom a death was reported: what was written off for it is owed again."""

from datetime import datetime
from uuid import UUID

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import ReportedDeath
from prakerja.appeals.repayment.acts import FIND_ALIVE
from prakerja.appeals.repayment.choose_plan import locked
from prakerja.appeals.repayment.decision import decision_on
from prakerja.appeals.repayment.money import let_go_for_death
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.refusals import NobodyDied
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.ledger.correct import correct


def find_alive(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """Each posting that wrote it off is turned round, and both stand in the books; the old demand stays over. It is
    asked for by a new one alone, of two people, with a clock of its own. One decision is carried out once.

    Raises NotConfirmed, NoDemand, NobodyDied.
    """
    key = applicant_id, number
    decided = decision_on(FIND_ALIVE, key, by=by)
    if decided is None:
        return
    demand = locked(*key)
    wrong = let_go_for_death(demand)
    if not wrong:
        raise NobodyDied
    for one in wrong:
        correct(owner_id=applicant_id, wrong=one.posting_id, reason=decided.reason, now=now)
    ReportedDeath.objects.filter(applicant_id=applicant_id, wrong_at=None).update(wrong_at=now)
    record(
        AppealsEvent.DEATH_WRONG,
        subject=demand,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        amount=sum(one.amount for one in wrong),
    )
    note_carried_out(act=FIND_ALIVE, subject=subject_of_demand(key), now=now)
