"""Both photos are there: verified at once when nothing is in doubt, otherwise a case for a person."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.identity.events import IdentityEvent
from prakerja.identity.models import Identity, Photo, Review
from prakerja.identity.photo_rules import PhotoKind, review_reason_of
from prakerja.identity.rules import ReviewReason, after_photos
from prakerja.identity.states import IdentityState
from prakerja.identity.verify_identity import verify_identity
from prakerja.kit.actor import Actor


def finish_photos(identity: Identity, *, by: Actor, now: datetime) -> None:
    """Once card and face are settled, the identity is verified or in the reviewers' queue; before, nothing happens."""
    settled = [photo for photo in Photo.objects.current(identity) if photo.is_settled]
    if {photo.kind for photo in settled} != set(PhotoKind):
        return
    failed = [review_reason_of(PhotoKind(photo.kind)) for photo in settled if photo.problem]
    doubts = after_photos(doubts=[*map(ReviewReason, identity.doubts), *_refused_before(identity)], failed=failed)
    if identity.state == IdentityState.CLAIMING:
        _to_a_person(identity, IdentityState.CLAIMED, [ReviewReason.NIK_CLAIMED, *doubts], by=by, now=now)
    elif doubts:
        _to_a_person(identity, IdentityState.REVIEW, doubts, by=by, now=now)
    else:
        verify_identity(identity, by=by, now=now)


def _refused_before(identity: Identity) -> list[ReviewReason]:
    return [ReviewReason.REFUSED_BEFORE] if Review.objects.refused(identity.pk).exists() else []


def _to_a_person(
    identity: Identity, to: IdentityState, reasons: list[ReviewReason], *, by: Actor, now: datetime
) -> None:
    Identity.objects.filter(pk=identity.pk).move(to=to, origin=IdentityState(identity.state))
    identity.refresh_from_db()
    review = Review.objects.create(
        applicant_id=identity.pk,
        number=Review.objects.next_number(identity.pk),
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
