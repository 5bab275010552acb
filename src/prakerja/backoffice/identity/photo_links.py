"""Short-lived links to private photos, good for one reader."""

from typing import Final
from uuid import UUID

from django.core import signing
from django.urls import reverse
from pydantic import TypeAdapter

from prakerja.identity.keys import PhotoId
from prakerja.identity.models import Photo
from prakerja.kit.actor import StaffId
from prakerja.kit.signed import read_signed, sign

_SALT: Final = "identity photo"
_SIGNED: Final = TypeAdapter(tuple[UUID, int, str, int, str])
_GOOD_FOR_S: Final = 300


def link_to(photo: Photo, *, reader: StaffId) -> str:
    """An address that shows the photo to this reader for five minutes."""
    token = sign([str(photo.applicant_id), photo.photo_set, photo.kind, photo.try_number, str(reader)], salt=_SALT)
    return reverse("backoffice:identity:photo", args=[token])


def photo_in(token: str, *, reader: StaffId) -> PhotoId:
    """Which photo it is. Raises signing.BadSignature when the link is forged, too old or somebody else's."""
    applicant_id, photo_set, kind, try_number, made_for = read_signed(token, _SIGNED, salt=_SALT, lives=_GOOD_FOR_S)
    if made_for != str(reader):
        raise signing.BadSignature("made for another reader")
    return applicant_id, photo_set, kind, try_number
