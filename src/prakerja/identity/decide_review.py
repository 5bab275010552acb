"""A reviewer decides a doubtful identity: it is true, new photos are wanted, or it is not."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.close_review import close_review
from prakerja.identity.finish_photos import verify
from prakerja.identity.models import Identity, Review
from prakerja.identity.refuse_identity import refuse_identity
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import MOVES, IdentityState, ReviewOutcome
from prakerja.identity.tell_applicant import tell_applicant
from prakerja.kit.actor import Actor
from prakerja.kit.states import move


def decide_review(
    *, review_id: UUID, outcome: ReviewOutcome, told_reason: str = "", note: str, by: Actor, now: datetime
) -> Review:
    """The case is closed, the identity moves, the applicant is told.

    `told_reason`: a RefusalReason, or the PhotoFault for new photos; `note`: the reviewer's own words, always needed.
    Raises ReviewTaken when it is not (or no longer) this reviewer's, and ReasonMissing.
    """
    require(Permission.REVIEW_IDENTITIES, by=by)
    review = close_review(review_id, outcome, told_reason=told_reason, note=note, by=by, now=now)
    match outcome:
        case ReviewOutcome.APPROVED:
            verify(review.identity, by=by, now=now)
        case ReviewOutcome.NEW_PHOTOS:
            want_new_photos(review.identity, to=IdentityState.PHOTOS, told_reason=told_reason, now=now)
        case ReviewOutcome.REFUSED:
            refuse_identity(review.identity, refusal=RefusalReason(told_reason), by=by, now=now)
    return review


def want_new_photos(identity: Identity, *, to: IdentityState, told_reason: str, now: datetime) -> None:
    """The applicant has five new tries for each photo, and is told what was wrong."""
    rows = Identity.objects.filter(pk=identity.pk)
    origin = IdentityState(identity.state)
    move(rows, moves=MOVES, origin=origin, to=to, photo_round=F("photo_round") + 1, photos_wanted=told_reason)
    identity.refresh_from_db()
    tell_applicant(identity, text="identity_photos_again", reason=told_reason, now=now)
