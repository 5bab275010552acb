"""Jobs that a clock puts on the queue. Which ones, and when, is said in one place: `console/schedule.py`."""

from typing import Final

from procrastinate.contrib.django import app

from prakerja.kit.jobs import Job
from prakerja.kit.lanes import Lane
from prakerja.kit.queue import put_on_queue

_recurring: Final[dict[str, tuple[str, tuple[Job[[]], ...]]]] = {}


def recur(name: str, clock: str, *jobs: Job[[]]) -> None:
    """At each beat of the clock (UTC; a sixth field is seconds) the jobs are put on the queue, once for all workers."""
    _recurring[name] = (clock, jobs)

    @app.periodic(cron=clock)
    @app.task(name=f"schedule.{name}", queue=Lane.CLOCK, queueing_lock=name)
    def put_all(timestamp: int) -> None:  # noqa: ARG001  procrastinate hands it over
        for one in jobs:
            put_on_queue(one)


def recurring_jobs() -> dict[str, tuple[Job[[]], ...]]:
    """By the name of their clock."""
    return {name: jobs for name, (_, jobs) in _recurring.items()}
