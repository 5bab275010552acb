"""Two people have decided that a training is undone whose buyer's card is held."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.cards.card_acts import decision_on, subject_of_card
from prakerja.cards.models import Card
from prakerja.kit.actor import Actor
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase
from prakerja.training.reasons import PurchaseReason
from prakerja.training.under_way_act import VOID_UNDER_WAY, under_way
from prakerja.training.undo_purchase import void_locked


def void_under_way(*, applicant_id: UUID, award: int, by: Actor, now: datetime) -> None:
    """Price and seat are back, and the holder is told. One decision is carried out once.

    Raises NotConfirmed, NoCard, CardNotHeld, NothingUnderWay.
    """
    key = applicant_id, award
    decided = decision_on(VOID_UNDER_WAY, key, by=by)
    if decided is None:
        return
    card = Card.objects.lock_by_key(key)
    purchase = Purchase.objects.lock_by_key(under_way(card).pk)
    void_locked(card, purchase, reason=PurchaseReason.BY_OFFICE, now=now)
    record(
        TrainingEvent.VOIDED,
        subject=purchase,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        amount=purchase.price,
    )
    note_carried_out(act=VOID_UNDER_WAY, subject=subject_of_card(key), now=now)
