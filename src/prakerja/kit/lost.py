"""Work that is due and that no job does: each kind is found by a statement of its own, whatever ended its job.

A job can be lost: its tries ran out in an outage of days, it met a fault that is mended now, the queue was emptied or
restored. So a job is never the only place that knows what is due. Whoever declares one says where its work can be read
(`takes_up`); one sweep runs them all each minute (work/tasks.py), and no worker starts with a job that has none.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from prakerja.kit.jobs import Job, declared_jobs
from prakerja.kit.recurring import recurring_jobs

type TakeUp = Callable[[datetime], int]

_kinds: Final[dict[str, TakeUp]] = {}
_found_again: Final[set[str]] = set()


class NotFoundAgain(TypeError):
    """Jobs that are the only place that knows what is due."""


def takes_up(take_up: TakeUp, *jobs: Job[...]) -> None:
    """Each minute the function puts on the queue what is due of these jobs and has none; it returns how many had none.

    A unit of work is open around it. What it finds may be under way again by then: tasks are idempotent.
    """
    _kinds[f"{take_up.__module__}.{take_up.__name__}"] = take_up
    for job in jobs:
        is_found_again(job)


def is_found_again(job: Job[...]) -> None:
    """Some kind's statement finds what is due of this job; said by whoever keeps a row for each piece of its work."""
    _found_again.add(job.name)


def kinds_of_lost_work() -> Mapping[str, TakeUp]:
    """By name, what looks for each kind."""
    return dict(_kinds)


def require_all_work_found_again() -> None:
    """Raises NotFoundAgain with the names of the jobs whose work would be lost with them: neither a clock nor a kind
    of lost work brings it back."""
    by_the_clock = {one.name for jobs in recurring_jobs().values() for one in jobs}
    if lost := sorted({one.name for one in declared_jobs()} - by_the_clock - _found_again):
        raise NotFoundAgain(", ".join(lost))
