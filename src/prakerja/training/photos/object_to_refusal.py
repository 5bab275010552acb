"""The participant says that the photo shows them; another person of the office looks."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unseen import seen
from prakerja.training.events import TrainingEvent
from prakerja.training.models import PresencePhoto
from prakerja.training.photos.states import KEPT_FOR, PhotoState

LONGEST: Final = 2_000


class WordsMissing(Refused):
    """Something must be said, in at most two thousand signs."""


class NothingRefused(Refused):
    """Nothing of theirs was refused, it was decided for good, or too long ago."""


def object_to_refusal(*, applicant_id: UUID, purchase: int, sequence: int, text: str, by: Actor, now: datetime) -> None:
    """It waits for another person, and does not count before that. The same twice is once.

    Raises WordsMissing, NothingRefused.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    said = "\n".join(map(seen, text.splitlines())).strip()
    if not 0 < len(said) <= LONGEST:
        raise WordsMissing
    rows = PresencePhoto.objects.of((applicant_id, purchase, sequence))
    photo = rows.select_for_update(no_key=True).first()
    if photo is not None and photo.state == PhotoState.OBJECTED and photo.objection == said:
        return
    if photo is None or not may_object(photo, now=now):
        raise NothingRefused
    rows.move(
        to=PhotoState.OBJECTED, origin=PhotoState.REFUSED, objection=said, objected_at=now, kept_until=now + KEPT_FOR
    )
    record(TrainingEvent.PHOTO_OBJECTED, subject=photo, by=by, at=now, applicant_id=applicant_id, sequence=sequence)


def may_object(photo: PresencePhoto, *, now: datetime) -> bool:
    """Once, and as long as the picture is there to be looked at."""
    return photo.state == PhotoState.REFUSED and photo.objected_at is None and now < photo.kept_until
