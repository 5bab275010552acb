"""A reviewer takes a case from the queue; nobody else can decide it then."""

from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Least

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.identity.events import IdentityEvent
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Review
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class ReviewTaken(Refused):
    """A colleague has it, or it is decided."""


class OwnDecision(Refused):
    """They have refused this applicant before: the second look is another person's."""


def take_review(*, review_id: ReviewId, by: Actor, now: datetime) -> Review:
    """The case is the reviewer's for half an hour. Taking it again starts the time anew.

    Raises ReviewTaken and OwnDecision.
    """
    reviewer_id = require_person(Permission.REVIEW_IDENTITIES, by=by)
    if has_refused_before(review_id, reviewer_id):
        raise OwnDecision
    free = Review.objects.free_for(reviewer_id, now).filter(pk=review_id)
    # One that lies ahead was opened before the clock was set back.
    if not free.update(reviewer_id=reviewer_id, taken_at=now, opened_at=Least(F("opened_at"), now)):
        raise ReviewTaken
    review = Review.objects.get(pk=review_id)
    record(IdentityEvent.REVIEW_TAKEN, subject=review, by=by, at=now, applicant_id=review.applicant_id)
    return review


def has_refused_before(review_id: ReviewId, reviewer_id: UUID) -> bool:
    """Whether it was this reviewer who refused the applicant of this case, in an earlier one."""
    applicant_id, number = review_id
    return Review.objects.refused(applicant_id).filter(reviewer_id=reviewer_id, number__lt=number).exists()
