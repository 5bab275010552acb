"""Questions to the registry that nobody asks any more: their applicants would wait for ever."""

from datetime import datetime
from typing import Final

from prakerja.identity import jobs
from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.kit.queue import keys_without_job, put_on_queue

_AT_ONCE: Final = 20_000


def ask_lost_questions(_now: datetime) -> int:
    """Every question under way has a job again; returns how many had none. Who waits longest goes first."""
    asking = Identity.objects.filter(state=IdentityState.ASKING).order_by("asked_at")
    numbers = dict(asking.values_list("applicant_id", "question_number")[:_AT_ONCE])
    lost = keys_without_job([jobs.check_identity], "applicant_id", map(str, numbers))
    for applicant_id, question_number in numbers.items():
        if str(applicant_id) in lost:
            put_on_queue(jobs.check_identity, applicant_id=applicant_id, question_number=question_number)
    return len(lost)
