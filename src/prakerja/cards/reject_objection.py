"""Two people have looked at an objection, and everything stays as it is."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.cards.card_acts import REJECT_OBJECTION, NoObjection, decision_on, subject_of_card, waiting_objection
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import Card, ObjectionDecision
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor


def reject_objection(*, applicant_id: UUID, award: int, by: Actor, now: datetime) -> None:
    """The objection is decided, and its holder is told. One decision is carried out once.

    Raises NotConfirmed, NoObjection.
    """
    key = applicant_id, award
    decided = decision_on(REJECT_OBJECTION, key, by=by)
    if decided is None:
        return
    card = Card.objects.lock_by_key(key)
    objection = waiting_objection(card)
    if objection is None:
        raise NoObjection
    ObjectionDecision.objects.create(
        applicant_id=applicant_id, award=award, number=objection.number, is_granted=False, at=now
    )
    news = News(f"objection_rejected:{award}:{objection.number}", {"last_four": card.last_four})
    tell_holders({applicant_id: news}, text="objection_rejected", now=now)
    record(
        CardsEvent.OBJECTION_REJECTED,
        subject=objection,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
    )
    note_carried_out(act=REJECT_OBJECTION, subject=subject_of_card(key), now=now)
