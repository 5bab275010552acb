"""What a participant reads of a photo of theirs that was found to show somebody else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.training.models import PresencePhoto, Purchase
from prakerja.training.photos.object_to_refusal import may_object
from prakerja.training.photos.states import NOT_COUNTED, PhotoState

#: As many as the columns hold.
_NUMBERS: Final = range(1, 2**15)


@dataclass(frozen=True)
class OwnRefusal:
    title: str
    institution: str
    sequence: int
    #: Another person is looking.
    is_objected: bool
    #: Another person has found the participant right.
    counts_again: bool
    may_object: bool
    #: The first moment at which nobody objects any more.
    until: datetime


def own_refusal(applicant_id: UUID, purchase: int, sequence: int, *, at: datetime) -> OwnRefusal | None:
    """None: there is no photo of theirs that was ever refused."""
    if not {purchase, sequence} <= set(_NUMBERS):
        return None
    photo = PresencePhoto.objects.of((applicant_id, purchase, sequence)).first()
    if photo is None or (photo.state not in NOT_COUNTED and photo.objected_at is None):
        return None
    bought = Purchase.objects.select_related("schedule__course__institution").get(pk=(applicant_id, purchase))
    course = bought.schedule.course
    return OwnRefusal(
        title=course.title,
        institution=course.institution.name,
        sequence=sequence,
        is_objected=photo.state == PhotoState.OBJECTED,
        counts_again=photo.state == PhotoState.STANDS,
        may_object=may_object(photo, now=at),
        until=photo.kept_until,
    )
