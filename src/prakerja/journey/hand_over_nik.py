"""A NIK goes from the account that holds it to the one that claims it, because two reviewers decided so."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.cards.doubt_lost_identity import doubt_lost_identity
from prakerja.identity.close_review import close_review
from prakerja.identity.models import Identity, NikHolder, Review
from prakerja.identity.refuse_identity import refuse_identity
from prakerja.identity.rules import RefusalReason, ReviewReason
from prakerja.identity.states import ReviewDecision
from prakerja.identity.verify_identity import verify_identity
from prakerja.journey.acts import HAND_OVER_NIK, subject_of_claim
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.screening.note_lost_identity import note_lost_identity

_TOLD = RefusalReason.NIK_OF_ANOTHER


def hand_over_nik(*, applicant_id: ApplicantId, number: int, by: Actor, now: datetime) -> Review:
    """The claimant is verified with the NIK, its holder stands refused, and each is told, but not who the other is.
    The holder leaves every draw that is not frozen yet, wins nothing in the others, and the cards that they won by it
    are held until two officers have decided.

    `applicant_id` and `number` are the claim's. Its confirmer has it before them: they have taken it, and opened the
    photos of both sides. Raises NotConfirmed, ReviewTaken, PhotosNotSeen, HeldByAnother.
    """
    review_id = (applicant_id, number)
    decided = require_confirmed(HAND_OVER_NIK, subject=subject_of_claim(review_id), by=by)
    review = close_review(review_id, ReviewDecision.APPROVED, told_reason="", note=decided.reason, by=by, now=now)
    holder_id = UUID(str(decided.plan["holder"]))
    sides = {one.pk: one for one in Identity.objects.filter(pk__in=[review.applicant_id, holder_id]).lock_in_order()}
    claimant, holder = sides[review.applicant_id], sides[holder_id]
    NikHolder.objects.hand_over(claimant.nik_digest, giver_id=holder.pk, taker_id=claimant.pk)
    refuse_identity(holder, refusal=_TOLD, by=by, now=now)
    note_lost_identity(applicant_id=ApplicantId(holder.pk), by=by, now=now)
    doubt_lost_identity(applicant_id=ApplicantId(holder.pk), by=by, now=now)
    _close_case_of(holder, note=decided.reason, by=by, now=now)
    verify_identity(claimant, by=by, now=now)
    return review


def _close_case_of(holder: Identity, *, note: str, by: Actor, now: datetime) -> None:
    """The holder's own case ends with it, in the same hands; without one, this is their case."""
    review = Review.objects.waiting().filter(applicant_id=holder.pk).first() or Review.objects.create(
        applicant_id=holder.pk,
        number=Review.objects.next_number(holder.pk),
        reasons=[ReviewReason.NIK_CLAIMED],
        opened_at=now,
    )
    Review.objects.filter(pk=review.pk).update(reviewer_id=by.account_id, taken_at=now)
    close_review(review.pk, ReviewDecision.REFUSED, told_reason=_TOLD, note=note, by=by, now=now)
