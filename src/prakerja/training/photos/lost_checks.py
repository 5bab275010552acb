"""Photos that nobody asks the service about any more: a person would never come to look at them either."""

from datetime import datetime
from typing import Final

from prakerja.kit.queue import keys_without_job, put_on_queue
from prakerja.training import jobs
from prakerja.training.models import PresencePhoto
from prakerja.training.photos.states import PhotoState

_AT_ONCE: Final = 20_000


def check_lost_photos(_now: datetime) -> int:
    """The oldest photo of everybody that is still asked about has a job again; returns how many had none.

    By the person: another photo of theirs is found once this one is answered.
    """
    asked = PresencePhoto.objects.filter(state=PhotoState.ASKED).order_by("-sent_at")
    keys = {str(key[0]): key for key in asked.values_list("applicant_id", "purchase", "sequence")[:_AT_ONCE]}
    lost = keys_without_job([jobs.check_photo], "applicant_id", keys)
    for whose in lost:
        applicant_id, purchase, sequence = keys[whose]
        put_on_queue(jobs.check_photo, applicant_id=applicant_id, purchase=purchase, sequence=sequence)
    return len(lost)
