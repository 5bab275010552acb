"""Which applicants a reviewer is looking at just now."""

from datetime import datetime
from uuid import UUID

from prakerja.identity.models import Identity, NikHolder, Review
from prakerja.kit.actor import Actor


def may_see(applicant_id: UUID, by: Actor, *, now: datetime) -> bool:
    """Whether the applicant is a side of a case that is in this reviewer's hands: for half an hour, if not decided."""
    open_cases = Review.objects.in_the_hands_of(by.account_id, now)
    return any(applicant_id in _sides(review) for review in open_cases)


def _sides(review: Review) -> list[UUID]:
    other = holder_against(review)
    return [review.applicant_id, *([other.applicant_id] if other else [])]


def holder_against(review: Review) -> Identity | None:
    """The account that holds the NIK which is claimed."""
    if not review.is_claim:
        return None
    return Identity.objects.filter(pk__in=NikHolder.objects.holding(review.identity.nik_digest)).first()
