"""A reviewer looks at a photo; that they did is on record.

The picture is fetched between asking for its name and the record, and shown after both: nobody sees one without a
record, and none tells of a look that the storage made impossible. By the record a face counts as seen (seen_photos.py).
"""

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


def name_of_photo(*, photo_id: PhotoId, by: Actor, now: datetime) -> str:
    """Where the picture lies in the private store; to be shown only once `open_photo` is saved. Raises NotYourCase."""
    require(Permission.REVIEW_IDENTITIES, by=by)
    return _photo_in_hand(photo_id, by, now).file_name


def open_photo(*, photo_id: PhotoId, is_there: bool, by: Actor, now: datetime) -> None:
    """It has been fetched and is shown now; or the store says that it has none of that name. Raises NotYourCase."""
    require(Permission.REVIEW_IDENTITIES, by=by)
    photo = _photo_in_hand(photo_id, by, now)
    event = IdentityEvent.PHOTO_OPENED if is_there else IdentityEvent.PHOTO_MISSED
    record(event, subject=photo, by=by, at=now, applicant_id=photo.applicant_id, kind=photo.kind)


def _photo_in_hand(photo_id: PhotoId, by: Actor, now: datetime) -> Photo:
    photo = Photo.objects.exclude(file_name="").filter(pk=photo_id).first()
    if photo is None or not may_see(photo.applicant_id, by, now=now):
        raise NotYourCase
    return photo
