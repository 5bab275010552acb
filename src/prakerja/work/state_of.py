"""How a piece of work stands."""

from collections.abc import Sequence

from prakerja.kit.jobs import Job
from prakerja.work.models import LongWork
from prakerja.work.rows import row_of, subject_of
from prakerja.work.states import WorkState


def state_of[**P](job: Job[P], /, *_nothing: P.args, **arguments: P.kwargs) -> WorkState | None:
    """None when nobody ever asked for it."""
    state = row_of(job, arguments).values_list("state", flat=True).first()
    return WorkState(state) if state else None


def failed_of[**P](jobs: Sequence[Job[P]], /, *_nothing: P.args, **arguments: P.kwargs) -> set[str]:
    """The names of those that have failed on this subject; all of one lock."""
    subject, _ = subject_of(jobs[0], arguments)
    failed = LongWork.objects.filter(kind__in=[job.name for job in jobs], subject=subject, state=WorkState.FAILED)
    return set(failed.values_list("kind", flat=True))
