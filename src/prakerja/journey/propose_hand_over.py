"""The first of two reviewers, with both sides before them, says that a NIK belongs to whoever claims it."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Review
from prakerja.identity.seen_photos import require_photos_seen
from prakerja.identity.take_review import ReviewTaken
from prakerja.journey.acts import HAND_OVER_NIK, subject_of_claim
from prakerja.kit.actor import Actor


def propose_hand_over(*, review_id: ReviewId, note: str, by: Actor, now: datetime) -> Proposal:
    """It waits for another reviewer, for whom the case is free again.

    Raises ReviewTaken when it is not (or no longer) this reviewer's, PhotosNotSeen, NothingToHandOver, and what
    propose_act raises.
    """
    reviewer = require_person(Permission.REVIEW_IDENTITIES, by=by)
    mine = Review.objects.filter(pk=review_id, reviewer_id=reviewer, decided_at__isnull=True)
    review = mine.first()
    if review is None:
        raise ReviewTaken
    require_photos_seen(review, by=by)
    if not mine.update(reviewer_id=None, taken_at=None):
        raise ReviewTaken
    return propose_act(act=HAND_OVER_NIK, subject=subject_of_claim(review_id), reason=note, by=by, now=now)
