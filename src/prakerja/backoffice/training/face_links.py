"""Short-lived links to the two pictures that somebody compares, good for one reader."""

from typing import Final
from uuid import UUID

from django.core import signing
from django.urls import reverse
from pydantic import TypeAdapter

from prakerja.kit.actor import StaffId
from prakerja.kit.signed import read_signed, sign
from prakerja.training.models import PresencePhoto
from prakerja.training.photos.face import Face
from prakerja.training.photos.querysets import PresenceKey

_SALT: Final = "presence photo"
_SIGNED: Final = TypeAdapter(tuple[UUID, int, int, Face, str])
_GOOD_FOR_S: Final = 300


def link_to(photo: PresencePhoto, face: Face, *, reader: StaffId) -> str:
    """An address that shows the picture to this reader for five minutes."""
    token = sign([str(photo.applicant_id), photo.purchase, photo.sequence, face.value, str(reader)], salt=_SALT)
    return reverse("backoffice:training:face", args=[token])


def face_in(token: str, *, reader: StaffId) -> tuple[PresenceKey, Face]:
    """Which picture it is. Raises signing.BadSignature when the link is forged, too old or somebody else's."""
    applicant_id, purchase, sequence, face, made_for = read_signed(token, _SIGNED, salt=_SALT, lives=_GOOD_FOR_S)
    if made_for != str(reader):
        raise signing.BadSignature("made for another reader")
    return (applicant_id, purchase, sequence), face
