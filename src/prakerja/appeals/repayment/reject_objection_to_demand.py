"""Two people who did not demand it have decided that it stands: the clock goes on where it stood."""

from datetime import datetime
from uuid import UUID

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import Demand, DemandObjection
from prakerja.appeals.repayment.acts import REJECT, waiting_objection_to
from prakerja.appeals.repayment.choose_plan import locked, paid_of, put_plan
from prakerja.appeals.repayment.decision import decision_on, require_others
from prakerja.appeals.repayment.money import books_of
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.remind_of_demands import paid_since_plan, parts_of
from prakerja.appeals.repayment.rules import end_of, how_parts_stand, last_day, moved_by
from prakerja.appeals.repayment.tell import tell
from prakerja.appeals.states import DemandState
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.cards.rules import after_pause
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
    waiting_objection_to(demand)
    require_others(demand, decided.proposed_by, decided.confirmed_by)
    DemandObjection.objects.filter(pk=demand.pk).update(decided_at=now, is_upheld=False, answer=decided.reason)
    left = after_pause(demand.pays_until, paused_at=demand.stopped_at or now, now=now)
    # Whole days: it is overdue with the end of one, there.
    until = end_of(last_day(left, demand.clock), demand.clock)
    rows = Demand.objects.filter(pk=demand.pk)
    if demand.legal_basis:
        _move_plan(demand, until)
    else:
        # The dates of their own plan were counted while the clock ran: the whole is due at the end, and another one
        # may be chosen.
        rows.update(pays_until=until, plan=0, paid_before_plan=0)
    if books_of(demand).owed:
        rows.move(to=DemandState.OPEN, stopped_at=None)
    else:
        rows.move(to=DemandState.PAID, stopped_at=None, ended_at=now)
    words: dict[str, Word] = {
        "is_upheld": False,
        "answer": decided.reason,
        "to_give_back": 0,
        "until": until,
        "regency": demand.regency,
    }
    tell(demand, "repayment_objection_decided", words, once="decided", now=now)
    record(AppealsEvent.REJECTED, subject=demand, by=by, at=now, applicant_id=applicant_id, reason=decided.reason)
    note_carried_out(act=REJECT, subject=subject_of_demand(key), now=now)


def _move_plan(demand: Demand, until: datetime) -> None:
    """Each date of a longer plan is as many days later as the clock stood still."""
    days = (last_day(until, demand.clock) - last_day(demand.pays_until, demand.clock)).days
    standing = how_parts_stand(parts_of(demand, books_of(demand).owed), paid_since_plan(demand))
    parts = moved_by(standing, days)
    put_plan(demand, parts, paid=paid_of(demand), pays_until=until)
