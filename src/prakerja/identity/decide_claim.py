"""A reviewer decides whose NIK it is, with both sides before them."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.close_review import close_review
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Identity, NikHolder, Review
from prakerja.identity.refuse_identity import refuse_identity
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState, ReviewDecision
from prakerja.identity.verify_identity import verify_identity
from prakerja.identity.want_new_photos import want_new_photos
from prakerja.kit.actor import Actor


def decide_claim(
    *, review_id: ReviewId, decision: ReviewDecision, told_reason: str = "", note: str, by: Actor, now: datetime
) -> Review:
    """Approved: the NIK goes over to the claimant and the holder stands refused. Refused: it stays where it is.

    Neither side learns who the other is. Raises ReviewTaken and ReasonMissing.
    """
    require(Permission.REVIEW_IDENTITIES, by=by)
    review = close_review(review_id, decision, told_reason=told_reason, note=note, by=by, now=now)
    claimant = review.identity
    match decision:
        case ReviewDecision.APPROVED:
            _take_from_holder(claimant, note=note, by=by, now=now)
            verify_identity(claimant, by=by, now=now)
        case ReviewDecision.NEW_PHOTOS:
            want_new_photos(claimant, to=IdentityState.CLAIMING, told_reason=told_reason, now=now)
        case ReviewDecision.REFUSED:
            refuse_identity(claimant, refusal=RefusalReason(told_reason), by=by, now=now)
    return review


def _take_from_holder(claimant: Identity, *, note: str, by: Actor, now: datetime) -> None:
    holder = Identity.objects.filter(pk__in=NikHolder.objects.holding(claimant.nik_digest)).lock_in_order().first()
    if holder is None:
        return
    NikHolder.objects.hand_over(claimant.nik_digest, giver_id=holder.pk, taker_id=claimant.pk)
    refuse_identity(holder, refusal=RefusalReason.NIK_OF_ANOTHER, by=by, now=now)
    for review in Review.objects.waiting().filter(applicant_id=holder.pk):
        # The holder's own case ends with it, in the same hands.
        Review.objects.filter(pk=review.pk).update(reviewer_id=by.account_id, taken_at=now)
        close_review(
            review.pk, ReviewDecision.REFUSED, told_reason=RefusalReason.NIK_OF_ANOTHER, note=note, by=by, now=now
        )
