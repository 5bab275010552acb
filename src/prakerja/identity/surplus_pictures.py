"""Pictures that are not kept any longer: each is on its way out of the store before its photo forgets its name."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from prakerja.identity.jobs import delete_photo
from prakerja.identity.models import Photo, SurplusPhoto
from prakerja.kit.queue import put_on_queue


def give_up_pictures(photos: QuerySet[Photo], *, now: datetime) -> None:
    """Their pictures are surplus, to be deleted from the store; the photos themselves remain, without one."""
    with_picture = photos.exclude(file_name="")
    for photo in with_picture:
        give_up_picture(photo.applicant_id, photo.file_name, now=now)
    with_picture.update(file_name="")


def give_up_picture(applicant_id: UUID, file_name: str, *, now: datetime) -> None:
    """The same of one; whoever calls this forgets its name."""
    SurplusPhoto.objects.create(applicant_id=applicant_id, file_name=file_name, due_at=now)
    put_on_queue(delete_photo, applicant_id=applicant_id, file_name=file_name)
