"""While a certificate is withdrawn, what it has earned comes onto no statement: a hold for each time that it is."""

from datetime import datetime

from django.db.models import QuerySet

from prakerja.training.models import Certificate, PayableHold
from prakerja.training.querysets import PurchaseKey
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.standing_holds import Hold, keep_off_statements, let_on_statements


def keep_off_for_withdrawal(certificate: Certificate, *, now: datetime) -> None:
    """Of the purchase, which is locked."""
    earlier = _holds(certificate.pk).count()
    # A hold is made once: another withdrawal is another one.
    reference = f"{certificate.code}.{earlier}" if earlier else str(certificate.code)
    keep_off_statements([certificate.pk], Hold(HoldCause.WITHDRAWAL, reference), now=now)


def let_on_after_withdrawal(key: PurchaseKey, *, now: datetime) -> None:
    """Of the purchase, which is locked."""
    for reference in _holds(key).filter(released_at=None).values_list("reference", flat=True):
        let_on_statements([key], Hold(HoldCause.WITHDRAWAL, reference), now=now)


def _holds(key: PurchaseKey) -> QuerySet[PayableHold]:
    return PayableHold.objects.filter(applicant_id=key[0], purchase=key[1], cause=HoldCause.WITHDRAWAL)
