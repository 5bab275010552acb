"""The end of a case: who decided what, and why. Part of the verbs that decide."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.identity.events import IdentityEvent
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Review
from prakerja.identity.seen_photos import require_photos_seen
from prakerja.identity.states import ReviewDecision
from prakerja.identity.take_review import ReviewTaken
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class ReasonMissing(Refused):
    """A decision about a person is never without its reason."""


def close_review(
    review_id: ReviewId, decision: ReviewDecision, *, told_reason: str, note: str, by: Actor, now: datetime
) -> Review:
    """The case is decided by the reviewer who had taken it and seen its photos.

    Raises ReasonMissing, ReviewTaken, PhotosNotSeen.
    """
    if not note.strip() or (decision is not ReviewDecision.APPROVED and not told_reason):
        raise ReasonMissing
    mine = Review.objects.filter(pk=review_id, reviewer_id=by.account_id, decided_at__isnull=True)
    review = mine.first()
    if review is None:
        raise ReviewTaken
    require_photos_seen(review, by=by, may_lack=decision is ReviewDecision.NEW_PHOTOS)
    changes = {"decision": decision, "told_reason": told_reason, "note": note.strip(), "decided_at": now}
    if not mine.update(**changes):
        raise ReviewTaken
    review.refresh_from_db()
    record(
        IdentityEvent.REVIEW_DECIDED,
        subject=review,
        by=by,
        at=now,
        applicant_id=review.applicant_id,
        reason=review.note,
        decision=decision,
        told_reason=told_reason,
    )
    return review
