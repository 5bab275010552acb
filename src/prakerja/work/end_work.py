"""Nothing is left to do."""

from datetime import datetime

from prakerja.kit.jobs import Job
from prakerja.work.rows import row_of
from prakerja.work.states import OPEN, WorkState


def end_work[**P](job: Job[P], now: datetime, /, *_nothing: P.args, **arguments: P.kwargs) -> None:
    """The work has ended; a job of it that still waits will find nothing to do."""
    open_work = row_of(job, arguments).filter(state__in=OPEN)
    open_work.update(state=WorkState.ENDED, ended_at=now)
