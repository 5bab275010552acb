"""A reviewer looks at a photo; that they did is on record."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.events import IdentityEvent
from prakerja.identity.keys import PhotoId
from prakerja.identity.models import Photo
from prakerja.identity.reviewers_cases import may_see
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class NotYourCase(Refused):
    """Pictures and full numbers are for the reviewer who has taken the case."""


def open_photo(*, photo_id: PhotoId, by: Actor, now: datetime) -> str:
    """The name of the picture in the private store. Raises NotYourCase."""
    require(Permission.REVIEW_IDENTITIES, by=by)
    photo = Photo.objects.exclude(file_name="").filter(pk=photo_id).first()
    if photo is None or not may_see(photo.applicant_id, by, now=now):
        raise NotYourCase
    record(IdentityEvent.PHOTO_OPENED, subject=photo, by=by, at=now, applicant_id=photo.applicant_id, kind=photo.kind)
    return photo.file_name
