"""A reviewer who cannot decide a case puts it back, before its half hour is over."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.identity.events import IdentityEvent
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Review
from prakerja.identity.take_review import ReviewTaken
from prakerja.kit.actor import Actor


def hand_back_review(*, review_id: ReviewId, by: Actor, now: datetime) -> None:
    """The case is anybody's again, where it stood in the queue. Raises ReviewTaken: it is not in their hands."""
    reviewer_id = require_person(Permission.REVIEW_IDENTITIES, by=by)
    theirs = Review.objects.in_the_hands_of(reviewer_id, now).filter(pk=review_id)
    if not theirs.update(reviewer_id=None, taken_at=None):
        raise ReviewTaken
    review = Review.objects.get(pk=review_id)
    record(IdentityEvent.REVIEW_HANDED_BACK, subject=review, by=by, at=now, applicant_id=review.applicant_id)
