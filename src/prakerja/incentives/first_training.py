"""Which training of a card was finished first: it alone earns the incentive."""

from uuid import UUID

from prakerja.training.models import Certificate, Purchase


def first_training(applicant_id: UUID, award: int) -> int | None:
    """Its purchase's number, of those whose certificates stand; None: none was finished."""
    bought = Purchase.objects.filter(applicant_id=applicant_id, award=award).values("number")
    finished = Certificate.objects.standing().filter(applicant_id=applicant_id, purchase__in=bought)
    first: int | None = finished.order_by("issued_at", "purchase").values_list("purchase", flat=True).first()
    return first
