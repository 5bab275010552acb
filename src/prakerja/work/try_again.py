"""After a failure and a look at its cause: the work goes on from where it stood."""

from datetime import datetime

from prakerja.kit.jobs import Job
from prakerja.kit.queue import put_on_queue
from prakerja.work.rows import row_of
from prakerja.work.states import WorkState


def try_again[**P](job: Job[P], now: datetime, /, *nothing: P.args, **arguments: P.kwargs) -> bool:
    """What had failed is due again; False when it had not, or somebody was quicker.

    Who may ask is the caller's rule.
    """
    failed = row_of(job, arguments).filter(state=WorkState.FAILED)
    has_failed = failed.update(state=WorkState.DUE, failed_at=None, failure="", asked_at=now) == 1
    if has_failed:
        put_on_queue(job, *nothing, **arguments)
    return has_failed
