"""Which applicants a reviewer is looking at just now."""

from datetime import datetime
from uuid import UUID

from prakerja.identity.models import Identity, NikHolder, Review
from prakerja.kit.actor import Actor


def may_see(applicant_id: UUID, by: Actor, *, now: datetime) -> bool:
    """Whether the applicant is a side of a case that is in this reviewer's hands: for half an hour, if not decided."""
    open_cases = Review.objects.in_the_hands_of(by.account_id, now)
    return any(applicant_id == side.pk for review in open_cases for side in sides_of(review))


def sides_of(review: Review) -> list[Identity]:
    """Whose case it is, and of a claim the account that holds the NIK."""
    other = holder_against(review)
    return [review.identity, *([other] if other else [])]


def holder_against(review: Review) -> Identity | None:
    """The account that holds the NIK which is claimed."""
    if not review.is_claim:
        return None
    return Identity.objects.filter(pk__in=NikHolder.objects.holding(review.identity.nik_digest)).first()
