"""Jobs that a clock puts on the queue. Which ones, and when, is said in one place: `console/schedule.py`."""

from typing import Final

import structlog
from procrastinate.contrib.django import app

from prakerja.kit.clock_watch import OF_THIS_PROCESS
from prakerja.kit.jobs import Job
from prakerja.kit.lanes import Lane
from prakerja.kit.queue import put_on_queue

_log = structlog.get_logger()
_recurring: Final[dict[str, tuple[str, tuple[Job[[]], ...]]]] = {}


def recur(name: str, clock: str, *jobs: Job[[]], ends_things: bool = False) -> None:
    """At each beat of the clock (UTC; a sixth field is seconds) the jobs are put on the queue, once for all workers.

    `ends_things`: what they end by the clock does not begin again; so they wait while the clock has leapt just now.
    """
    _recurring[name] = (clock, jobs)

    @app.periodic(cron=clock)
    @app.task(name=f"schedule.{name}", queue=Lane.CLOCK, queueing_lock=name)
    def put_all(timestamp: int) -> None:  # noqa: ARG001  procrastinate hands it over
        leap_s = OF_THIS_PROCESS.leap_s() if ends_things else 0.0
        if leap_s:
            _log.warning("clock_leapt", seconds=round(leap_s), waits=name)
            return
        for one in jobs:
            put_on_queue(one)


def recurring_jobs() -> dict[str, tuple[Job[[]], ...]]:
    """By the name of their clock."""
    return {name: jobs for name, (_, jobs) in _recurring.items()}
