"""Background work: a job is put on the queue in the transaction that needs it, and runs at least once.

Tasks are idempotent, because a job whose worker was killed is run again (see `put_back_stalled_jobs`).
"""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import structlog
from django.db import close_old_connections, connection, connections
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task


class TryAgain(Exception):
    """The second of the three kinds of error: the world outside did not answer properly; a later try may succeed."""


#: 12 tries, after 2, 4, 8 … 4096 s: more than two hours of an outage are bridged without a person.
PATIENT = RetryStrategy(max_attempts=12, exponential_wait=2, retry_exceptions=[TryAgain])

type Task = Callable[..., None]


def task(name: str, *, queue: str = "default", retry: RetryStrategy | bool = False) -> Callable[[Task], Task]:
    """Registers the function as the task `name`; it opens its own units of work and may talk to the network."""

    def register(function: Task) -> Task:
        @functools.wraps(function)
        def run(**arguments: Any) -> None:  # noqa: ANN401  whatever the task takes
            _forget_dead_connections()
            try:
                with structlog.contextvars.bound_contextvars(task=name):
                    function(**arguments)
            finally:
                _give_back_connections()

        app.task(name=name, queue=queue, retry=retry)(run)
        return function

    return register


#: For mass mailings and the like: whoever waits for a code must not wait for forty thousand letters.
AFTER_EVERYTHING_ELSE: Final = -10


def put_on_queue(
    name: str, *, run_at: datetime | None = None, lock: str | None = None, priority: int = 0, **arguments: str | int
) -> None:
    """The job is saved together with the caller's transaction, or not at all. `lock`: jobs of one lock run in turn.

    Of the jobs that wait, those of higher priority are done first, and among equals the one that came first.
    """
    configure_task(
        name=name,
        # Not the app's own: inside a worker that one has its own connections, and a job deferred there could run
        # before the transaction that it belongs to has committed, find nothing, and be lost.
        job_manager=JobManager(DjangoConnector()),
        queue=app.tasks[name].queue,
        schedule_at=run_at,
        lock=lock,
        priority=priority,
    ).defer(**arguments)


def _forget_dead_connections() -> None:
    if not connection.in_atomic_block:
        close_old_connections()


def _give_back_connections() -> None:
    for alias in connections:
        if not connections[alias].in_atomic_block:
            connections[alias].close()
