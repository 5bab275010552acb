"""Long work as it may stand."""

from datetime import UTC, datetime

from prakerja.kit.jobs import Job
from prakerja.work.models import LongWork
from prakerja.work.rows import row_of, subject_of
from prakerja.work.states import WorkState

ASKED = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)


def failed_work[**P](job: Job[P], /, *_nothing: P.args, **arguments: P.kwargs) -> LongWork:
    """It broke, and nobody has looked at it yet."""
    subject, kept = subject_of(job, arguments)
    return LongWork.objects.create(
        kind=job.name,
        subject=subject,
        arguments=kept,
        state=WorkState.FAILED,
        asked_at=ASKED,
        failed_at=ASKED,
        failure="SomethingBroke",
    )


def it_failed[**P](job: Job[P], /, *_nothing: P.args, **arguments: P.kwargs) -> None:
    """Work that was begun broke."""
    row = row_of(job, arguments)
    assert row.update(state=WorkState.FAILED, failed_at=ASKED, failure="SomethingBroke") == 1


def it_is_under_way[**P](job: Job[P], /, *_nothing: P.args, **arguments: P.kwargs) -> None:
    """Somebody works on it."""
    assert row_of(job, arguments).update(state=WorkState.UNDER_WAY) == 1
