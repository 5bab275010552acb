"""Somebody at the office looks at one of the two pictures; that they did is on record.

As with the photos of an identity (identity/open_photo.py), the picture is fetched between asking for its name and the
record, and shown after both.
"""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.training.events import TrainingEvent
from prakerja.training.models import PresencePhoto
from prakerja.training.photos.face import Face, faces_of
from prakerja.training.photos.querysets import PresenceKey
from prakerja.training.photos.states import TO_BE_LOOKED_AT


class NoFaceToShow(Refused):
    """Nobody is to look at it now, or there is none."""


def name_of_face(key: PresenceKey, face: Face, *, by: Actor) -> str:
    """Where it lies; to be shown only once `open_face` is saved. Raises NoFaceToShow."""
    require(Permission.DECIDE_PRESENCES, by=by)
    return _faces(_waiting(key), face)


def open_face(
    *, applicant_id: UUID, purchase: int, sequence: int, face: Face, is_there: bool, by: Actor, now: datetime
) -> None:
    """It has been fetched and is shown now; or the store says that it has none of that name. Raises NoFaceToShow."""
    require(Permission.DECIDE_PRESENCES, by=by)
    photo = _waiting((applicant_id, purchase, sequence))
    _faces(photo, face)
    event = TrainingEvent.PHOTO_OPENED if is_there else TrainingEvent.PHOTO_MISSED
    record(event, subject=photo, by=by, at=now, applicant_id=applicant_id, face=face)


def _waiting(key: PresenceKey) -> PresencePhoto:
    photo: PresencePhoto | None = PresencePhoto.objects.of(key).filter(state__in=TO_BE_LOOKED_AT).first()
    if photo is None:
        raise NoFaceToShow
    return photo


def _faces(photo: PresencePhoto, face: Face) -> str:
    name = faces_of(photo).get(face)
    if name is None:
        raise NoFaceToShow
    return name
