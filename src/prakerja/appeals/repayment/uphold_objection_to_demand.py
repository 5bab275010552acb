"""Two people who did not demand it have decided that the objection is right: what it is against is not owed."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import Demand, DemandObjection
from prakerja.appeals.repayment.acts import UPHOLD, waiting_objection_to
from prakerja.appeals.repayment.choose_plan import locked
from prakerja.appeals.repayment.decision import decision_on, require_others
from prakerja.appeals.repayment.drop_demand import drop_demand
from prakerja.appeals.repayment.go_on import go_on
from prakerja.appeals.repayment.money import books_of
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.tell import tell
from prakerja.appeals.repayment.turn_round import Disputed, turn_round
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.messages.words import Word


def uphold_objection_to_demand(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """What it is against is turned round by postings that name what they correct; what was paid of that is theirs, and
    is given back. Nothing is demanded any more; but for what nobody objected to, whose clock goes on. One decision is
    carried out once.

    Raises NotConfirmed, NoDemand, NoObjectionToDemand, DemandedByThem.
    """
    key = applicant_id, number
    decided = decision_on(UPHOLD, key, by=by)
    if decided is None:
        return
    demand = locked(*key)
    objection = waiting_objection_to(demand)
    require_others(demand, decided.proposed_by, decided.confirmed_by)
    disputed = turn_round(demand, objection, reason=decided.reason, now=now)
    DemandObjection.objects.filter(pk=objection.pk).update(decided_at=now, is_upheld=True, answer=decided.reason)
    words: dict[str, Word] = {
        "is_upheld": True,
        "answer": decided.reason,
        "to_give_back": int(books_of(demand).to_give_back),
        "added": objection.added,
        "owed": int(books_of(demand).owed),
        **_ended(demand, disputed, now),
    }
    tell(demand, "repayment_objection_decided", words, once=f"decided:{objection.growth}", now=now)
    record(AppealsEvent.UPHELD, subject=demand, by=by, at=now, applicant_id=applicant_id, reason=decided.reason)
    note_carried_out(act=UPHOLD, subject=subject_of_demand(key), now=now)


def _ended(demand: Demand, disputed: Disputed, now: datetime) -> dict[str, Word]:
    """It is over, or what is kept of it goes on; and what the letter says of its time."""
    if not disputed.kept:
        drop_demand(demand, now=now)
        return {}
    less = min(demand.amount - int(disputed.kept), demand.amount - 1)
    Demand.objects.filter(pk=demand.pk).update(amount=F("amount") - less)
    return {"until": go_on(demand, now=now), "regency": demand.regency}
