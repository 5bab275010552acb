"""Two people who did not demand it have decided that the objection is right: nothing is owed."""

from datetime import datetime
from uuid import UUID

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import DemandObjection
from prakerja.appeals.repayment.acts import UPHOLD, waiting_objection_to
from prakerja.appeals.repayment.choose_plan import locked
from prakerja.appeals.repayment.decision import decision_on, require_others
from prakerja.appeals.repayment.drop_demand import drop_demand
from prakerja.appeals.repayment.money import books_of, drop_overpaid, post_freed
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.tell import tell
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.cards.models import Card
from prakerja.cards.post_end import drop_claims
from prakerja.kit.actor import Actor
from prakerja.messages.words import Word


def uphold_objection_to_demand(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """The claim is turned round by postings that name what they correct; what was paid of it is theirs, and is given
    back. One decision is carried out once.

    Raises NotConfirmed, NoDemand, NoObjectionToDemand, DemandedByThem.
    """
    key = applicant_id, number
    decided = decision_on(UPHOLD, key, by=by)
    if decided is None:
        return
    demand = locked(*key)
    waiting_objection_to(demand)
    require_others(demand, decided.proposed_by, decided.confirmed_by)
    books = books_of(demand)
    paid = books.paid_back + books.set_off - min(books.overpaid, books.paid_back + books.set_off)
    if paid:
        post_freed(demand, paid, reason=decided.reason, now=now)
    card = Card.objects.select_related("wave").get(pk=(applicant_id, demand.award))
    drop_claims(card, reason=decided.reason, now=now)
    drop_overpaid(demand, reason=decided.reason, now=now)
    DemandObjection.objects.filter(pk=demand.pk).update(decided_at=now, is_upheld=True, answer=decided.reason)
    drop_demand(demand, now=now)
    words: dict[str, Word] = {
        "is_upheld": True,
        "answer": decided.reason,
        "to_give_back": int(books_of(demand).to_give_back),
    }
    tell(demand, "repayment_objection_decided", words, once="decided", now=now)
    record(AppealsEvent.UPHELD, subject=demand, by=by, at=now, applicant_id=applicant_id, reason=decided.reason)
    note_carried_out(act=UPHOLD, subject=subject_of_demand(key), now=now)
