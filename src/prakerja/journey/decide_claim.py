"""A reviewer decides a claim on a NIK in every way that takes it from nobody."""

from datetime import datetime

from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.approvals.undo_acts import undo_acts
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.close_review import close_review
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Review
from prakerja.identity.refuse_identity import refuse_identity
from prakerja.identity.reviewers_cases import holder_against
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState, ReviewDecision
from prakerja.identity.verify_identity import verify_identity
from prakerja.identity.want_new_photos import want_new_photos
from prakerja.journey.acts import HAND_OVER_NIK, subject_of_claim
from prakerja.kit.actor import Actor


def decide_claim(
    *, review_id: ReviewId, decision: ReviewDecision, told_reason: str = "", note: str, by: Actor, now: datetime
) -> Review:
    """Refused or with new photos wanted: the NIK stays where it is, and what was proposed about it is void.

    Approved alone only when nobody holds the NIK any more. Raises NotConfirmed when somebody does (that is proposed:
    propose_hand_over.py), ReviewTaken, PhotosNotSeen and ReasonMissing.
    """
    require(Permission.REVIEW_IDENTITIES, by=by)
    # Before the case, in the order in which confirming takes them.
    undo_acts(acts=[HAND_OVER_NIK], subject=subject_of_claim(review_id), by=by, now=now)
    review = close_review(review_id, decision, told_reason=told_reason, note=note, by=by, now=now)
    claimant = review.identity
    match decision:
        case ReviewDecision.APPROVED:
            if holder_against(review):
                raise NotConfirmed(HAND_OVER_NIK)
            verify_identity(claimant, by=by, now=now)
        case ReviewDecision.NEW_PHOTOS:
            want_new_photos(claimant, to=IdentityState.CLAIMING, told_reason=told_reason, now=now)
        case ReviewDecision.REFUSED:
            refuse_identity(claimant, refusal=RefusalReason(told_reason), by=by, now=now)
    return review
