"""Both photos are there: verified at once when nothing is in doubt, otherwise a case for a person."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.identity.events import IdentityEvent
from prakerja.identity.models import Identity, Photo, Review
from prakerja.identity.photo_rules import PhotoKind, review_reason_of
from prakerja.identity.rules import ReviewReason, after_photos
from prakerja.identity.states import MOVES, IdentityState
from prakerja.identity.tell_applicant import tell_applicant
from prakerja.kit.actor import Actor
from prakerja.kit.states import move


def finish_photos(identity: Identity, *, by: Actor, now: datetime) -> None:
    """Once card and face are settled, the identity is verified or in the reviewers' queue; before, nothing happens."""
    settled = [photo for photo in Photo.objects.current(identity) if photo.is_settled]
    if {photo.kind for photo in settled} != set(PhotoKind):
        return
    failed = [review_reason_of(PhotoKind(photo.kind)) for photo in settled if photo.problem]
    doubts = after_photos(doubts=map(ReviewReason, identity.doubts), failed=failed)
    if identity.state == IdentityState.CLAIMING:
        _to_a_person(identity, IdentityState.CLAIMED, [ReviewReason.NIK_CLAIMED, *doubts], by=by, now=now)
    elif doubts:
        _to_a_person(identity, IdentityState.REVIEW, doubts, by=by, now=now)
    else:
        verify(identity, by=by, now=now)


def verify(identity: Identity, *, by: Actor, now: datetime) -> None:
    """The identity is verified and the applicant is told."""
    _move(identity, IdentityState.VERIFIED, verified_at=now)
    record(IdentityEvent.VERIFIED, subject=identity, by=by, at=now, applicant_id=identity.applicant_id)
    tell_applicant(identity, text="identity_verified", now=now)


def _to_a_person(
    identity: Identity, to: IdentityState, reasons: list[ReviewReason], *, by: Actor, now: datetime
) -> None:
    _move(identity, to)
    review = Review.objects.create(
        identity=identity,
        applicant_id=identity.applicant_id,
        reasons=reasons,
        is_claim=to == IdentityState.CLAIMED,
        opened_at=now,
    )
    record(
        IdentityEvent.REVIEW_OPENED,
        subject=review,
        by=by,
        at=now,
        applicant_id=identity.applicant_id,
        reasons=[str(reason) for reason in reasons],
    )


def _move(identity: Identity, to: IdentityState, **changes: object) -> None:
    rows = Identity.objects.filter(pk=identity.pk)
    move(rows, moves=MOVES, origin=IdentityState(identity.state), to=to, **changes)
    identity.refresh_from_db()
