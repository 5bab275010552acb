"""Before a file that the applicant sends is looked at: it is counted, and whatever lies in the store has its row first.

So a process that is killed between storing and saving leaves nothing that nobody knows of: the row says what to delete.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.tallies import TriesSpent, give_back, look, take
from prakerja.identity.models import SurplusPhoto
from prakerja.identity.photo_rules import PHOTO_FILES
from prakerja.identity.store_photo import PhotoFolder, new_file_name
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.refused import Refused

#: As long, at most, from here to the photo's own row. Twice as long, and the picture is deleted: so nobody deletes what
#: somebody else is saving.
_SAVED_WITHIN: Final = timedelta(minutes=30)


class TooManyPhotos(Refused):
    """So many files are enough for a day."""

    def __init__(self, open_again_at: datetime) -> None:
        super().__init__("too many photos today")
        self.open_again_at = open_again_at


@dataclass(frozen=True, slots=True)
class ExpectedPhoto:
    """Under which name the picture will lie, if the file is one."""

    applicant_id: ApplicantId
    file_name: str
    at: datetime


def expect_photo(
    *, applicant_id: ApplicantId, folder: PhotoFolder = PhotoFolder.IDENTITY, by: Actor, now: datetime
) -> ExpectedPhoto:
    """The file counts among the applicant's own of this day, and its picture has a name. Raises TooManyPhotos."""
    require(Permission.APPLY, by=by, of=applicant_id)
    try:
        take(PHOTO_FILES, str(applicant_id), now=now)
    except TriesSpent as refused:
        raise TooManyPhotos(refused.free_at) from refused
    file_name = new_file_name(folder)
    SurplusPhoto.objects.create(applicant_id=applicant_id, file_name=file_name, due_at=now + 2 * _SAVED_WITHIN)
    return ExpectedPhoto(applicant_id, file_name, now)


def uncount_photo(expected: ExpectedPhoto, *, by: Actor) -> None:
    """It came to nothing by a fault of ours: it does not count. What may lie in the store is deleted as it would be."""
    require(Permission.APPLY, by=by, of=expected.applicant_id)
    give_back(PHOTO_FILES, str(expected.applicant_id), taken_at=expected.at)


def photos_open_again_at(applicant_id: ApplicantId, *, now: datetime) -> datetime | None:
    """When the next file is taken; None: now."""
    return look(PHOTO_FILES, str(applicant_id), now=now).next_at


def claim_file(applicant_id: ApplicantId, file_name: str, *, now: datetime) -> bool:
    """The picture is to stay; False when it came too late for that. Part of the verb that saves the photo."""
    expected = SurplusPhoto.objects.filter(applicant_id=applicant_id, file_name=file_name)
    deleted, _ = expected.filter(due_at__gt=now + _SAVED_WITHIN).delete()
    return deleted > 0
