"""Which two pictures are to be compared."""

from dataclasses import dataclass

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.models import Identity, Photo
from prakerja.identity.photo_rules import PhotoKind
from prakerja.kit.actor import Actor
from prakerja.training.models import PresencePhoto
from prakerja.training.photos.querysets import PresenceKey
from prakerja.training.photos.states import PhotoState


@dataclass(frozen=True, slots=True)
class PhotoQuestion:
    """By their names in the private store."""

    #: Empty: there is no photo of their identity.
    known: str
    taken: str


def question_of_photo(key: PresenceKey, *, by: Actor) -> PhotoQuestion | None:
    """None: it is answered, or with a person."""
    require(Permission.KEEP_PRESENCE_PHOTOS, by=by)
    photo = PresencePhoto.objects.of(key).filter(state=PhotoState.ASKED).first()
    if photo is None:
        return None
    known = known_photo(photo)
    return PhotoQuestion(known=known.file_name if known else "", taken=photo.file_name)


def known_photo(photo: PresencePhoto) -> Photo | None:
    """The face by which the identity of the same person was verified."""
    identity = Identity.objects.filter(pk=photo.applicant_id).first()
    if identity is None:
        return None
    selfies = Photo.objects.current(identity).filter(kind=PhotoKind.SELFIE).exclude(file_name="")
    return selfies.last()
