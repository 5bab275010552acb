"""A reviewer decides a doubtful identity: it is true, new photos are wanted, or it is not."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.close_review import close_review
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Review
from prakerja.identity.refuse_identity import refuse_identity
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState, ReviewDecision
from prakerja.identity.verify_identity import verify_identity
from prakerja.identity.want_new_photos import want_new_photos
from prakerja.kit.actor import Actor


def decide_review(
    *, review_id: ReviewId, decision: ReviewDecision, told_reason: str = "", note: str, by: Actor, now: datetime
) -> Review:
    """The case is closed, the identity moves, the applicant is told.

    `told_reason`: a RefusalReason, or the PhotoFault for new photos; `note`: the reviewer's own words, always needed.
    Raises ReviewTaken when it is not (or no longer) this reviewer's, PhotosNotSeen and ReasonMissing.
    """
    require(Permission.REVIEW_IDENTITIES, by=by)
    review = close_review(review_id, decision, told_reason=told_reason, note=note, by=by, now=now)
    match decision:
        case ReviewDecision.APPROVED:
            verify_identity(review.identity, by=by, now=now)
        case ReviewDecision.NEW_PHOTOS:
            want_new_photos(review.identity, to=IdentityState.PHOTOS, told_reason=told_reason, now=now)
        case ReviewDecision.REFUSED:
            refuse_identity(review.identity, refusal=RefusalReason(told_reason), by=by, now=now)
    return review
