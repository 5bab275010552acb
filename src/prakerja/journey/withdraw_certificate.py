"""From the training to what it has earned: a certificate that does not stand pays nothing more."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.cards.models import Card
from prakerja.kit.actor import Actor
from prakerja.payouts.corrections.take_back_dues import take_back_dues
from prakerja.training.certificates import withdraw_certificate as in_training
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE, subject_of_certificate
from prakerja.training.models import Purchase


def withdraw_certificate(*, applicant_id: UUID, purchase: int, by: Actor, now: datetime) -> None:
    """It is withdrawn, and in the same moment what it has earned and was not sent leaves its batch and is due no more.

    What was paid is found as paid without a right to it (`payouts/differences/`). Raises what withdrawing raises.
    """
    require_confirmed(WITHDRAW_CERTIFICATE, subject=subject_of_certificate((applicant_id, purchase)), by=by)
    card = _lock_card(applicant_id, purchase)
    in_training.withdraw_certificate(applicant_id=applicant_id, purchase=purchase, by=by, now=now)
    if card is not None:
        take_back_dues([card.pk], by=by, now=now)


def _lock_card(applicant_id: UUID, purchase: int) -> Card | None:
    """Before the purchase: whoever buys or pays takes them in this order, too."""
    award = Purchase.objects.filter(pk=(applicant_id, purchase)).values_list("award", flat=True).first()
    return None if award is None else Card.objects.lock_by_key((applicant_id, award))
