"""Surplus pictures that nobody deletes: a card or a face would lie in the store for ever."""

from datetime import datetime
from typing import Final

from prakerja.identity import jobs
from prakerja.identity.models import SurplusPhoto
from prakerja.kit.queue import keys_without_job, put_on_queue

_AT_ONCE: Final = 20_000


def delete_lost_photos(now: datetime) -> int:
    """Every surplus picture that is due has a job again; returns how many had none. The oldest first."""
    surplus = SurplusPhoto.objects.filter(due_at__lte=now).order_by("due_at").values_list("file_name", "applicant_id")
    owners = dict(surplus[:_AT_ONCE])
    lost = keys_without_job([jobs.delete_photo], "file_name", owners)
    for file_name in lost:
        put_on_queue(jobs.delete_photo, applicant_id=owners[file_name], file_name=file_name)
    return len(lost)
