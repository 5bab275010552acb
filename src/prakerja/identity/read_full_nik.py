"""A reviewer reads a NIK in full; that they did, and why they could, is on record."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.events import IdentityEvent
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Review
from prakerja.identity.open_photo import NotYourCase
from prakerja.kit.actor import Actor


def read_full_nik(*, review_id: ReviewId, by: Actor, now: datetime) -> str:
    """The 16 digits. Raises NotYourCase."""
    require(Permission.REVIEW_IDENTITIES, by=by)
    review = Review.objects.in_the_hands_of(by.account_id, now).filter(pk=review_id).first()
    if review is None:
        raise NotYourCase
    record(IdentityEvent.NIK_READ, subject=review.identity, by=by, at=now, applicant_id=review.applicant_id)
    return review.identity.nik
