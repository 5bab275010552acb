"""Nobody wants it any more, whether it is done or not."""

from datetime import datetime

from prakerja.kit.jobs import Job
from prakerja.work.rows import row_of
from prakerja.work.states import WorkState, may_become


def give_up_work[**P](job: Job[P], now: datetime, /, *_nothing: P.args, **arguments: P.kwargs) -> None:
    """The work has ended, and a failure of it is a trouble no more."""
    wanted = row_of(job, arguments).filter(state__in=may_become(WorkState.ENDED))
    wanted.update(state=WorkState.ENDED, ended_at=now, failed_at=None, failure="")
