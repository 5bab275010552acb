"""Two people grant somebody more time than the law gives everybody, and say by which law."""

from datetime import datetime
from uuid import UUID

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.repayment.acts import LONGER_PLAN, longer_until, months_in
from prakerja.appeals.repayment.choose_plan import locked, put_plan
from prakerja.appeals.repayment.decision import decision_on
from prakerja.appeals.repayment.money import books_of, paid_of
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.refusals import NothingOwed, NotOpen
from prakerja.appeals.repayment.rules import end_of, monthly_parts
from prakerja.appeals.repayment.tell import tell
from prakerja.appeals.states import DemandState
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.messages.words import Word


def grant_longer_plan(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """What is owed is due month by month, and the last of these days is the last one. One decision is carried out once.

    Raises NotConfirmed, NoDemand, NotOpen, NothingOwed, NotLonger.
    """
    key = applicant_id, number
    decided = decision_on(LONGER_PLAN, key, by=by)
    if decided is None:
        return
    demand = locked(*key)
    if demand.state != DemandState.OPEN:
        raise NotOpen
    owed = books_of(demand).owed
    if not owed:
        raise NothingOwed
    months, basis = months_in(decided.asked)
    zone = demand.clock
    parts = monthly_parts(owed, months, today=now.astimezone(zone).date())
    longer_until(demand, len(parts), now=now)
    until = end_of(parts[-1].due_on, zone)
    put_plan(demand, parts, paid=paid_of(demand), pays_until=until, legal_basis=basis)
    words: dict[str, Word] = {"owed": int(owed), "until": until, "regency": demand.regency, "months": len(parts)}
    tell(demand, "repayment_plan", words, once=f"plan:{demand.plan + 1}", now=now)
    record(
        AppealsEvent.LONGER_PLAN,
        subject=demand,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        months=months,
        basis=basis,
    )
    note_carried_out(act=LONGER_PLAN, subject=subject_of_demand(key), now=now)
