"""The worker: takes jobs off the queue and does them; and what others may ask about workers."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import Final

import structlog
from django.db import DatabaseError, connection
from django.utils.module_loading import autodiscover_modules
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job as QueuedJob
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from procrastinate.worker import Worker
from psycopg import InterfaceError, OperationalError

from prakerja.kit.jobs import require_every_job_bound
from prakerja.kit.lanes import PLACES, Lane

_log = structlog.get_logger()

_HEARTBEAT_S: Final = 5
#: A worker that has not been heard of for this long is dead, and its jobs are put back.
_DEAD_AFTER_S: Final = 20
#: Between the tries to note what became of a job, while the database is away: a minute in all.
_WAITS_S: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)


def work() -> None:
    """Does jobs until it is told to stop, each kind in places of its own. Raises Unbound when nobody does some job."""
    autodiscover_modules("jobs", "tasks")
    require_every_job_bound()
    app.job_manager = _StubbornManager(app.connector)
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector) as worker_app:
        asyncio.run(_work_in_lanes(worker_app))


async def _work_in_lanes(worker_app: App) -> None:
    """One worker a lane, in this process. Where one ends, as without a database, all do: the keeper starts anew."""
    loop = asyncio.get_running_loop()
    # Each job runs in a thread of its own; the default is the number of cores and four.
    loop.set_default_executor(ThreadPoolExecutor(max_workers=sum(PLACES.values())))
    workers = [_worker_of(worker_app, lane) for lane in Lane]
    stop = partial(_stop, workers)
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    async with worker_app.open_async():
        running = [asyncio.create_task(one.run()) for one in workers]  # type: ignore[no-untyped-call]
        await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        stop()
        await asyncio.gather(*running)


def _stop(workers: list[Worker]) -> None:
    for one in workers:
        one.stop()  # type: ignore[no-untyped-call]


def _worker_of(worker_app: App, lane: Lane) -> Worker:
    return Worker(
        worker_app,
        queues=[lane],
        name=lane,
        concurrency=PLACES[lane],
        delete_jobs="successful",
        update_heartbeat_interval=_HEARTBEAT_S,
        stalled_worker_timeout=_DEAD_AFTER_S,
        shutdown_graceful_timeout=8,
        install_signal_handlers=False,
    )


def put_back_stalled_jobs(clock: str) -> None:
    """At each beat, jobs of a worker that died (kill -9, power) wait again: within 90 s of its death they are done."""

    @app.periodic(cron=clock)
    @app.task(name="schedule.put_back_stalled_jobs", queue=Lane.CLOCK, queueing_lock="put_back_stalled_jobs")
    async def put_back(timestamp: int) -> None:  # noqa: ARG001  procrastinate hands it over
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_DEAD_AFTER_S):
            _log.warning("job_put_back", task_name=job.task_name, job=job.id)
            await app.job_manager.retry_job(job)


def is_worker_alive() -> bool:
    """Whether some worker was heard of lately."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM procrastinate_workers"
                " WHERE last_heartbeat > now() - make_interval(secs => %s))",
                [_DEAD_AFTER_S],
            )
            row = cursor.fetchone()
    except DatabaseError:
        return False
    return bool(row and row[0])


class _StubbornManager(JobManager):
    """Notes what became of a job even when the database restarts at that very moment.

    Otherwise the job would be under way for ever: its worker lives, so nobody puts it back.
    """

    async def finish_job(self, job: QueuedJob, status: Status, delete_job: bool) -> None:  # noqa: FBT001  the parent's
        await _insist(partial(super().finish_job, job, status, delete_job))

    async def retry_job(
        self,
        job: QueuedJob,
        retry_at: datetime | None = None,
        priority: int | None = None,
        queue: str | None = None,
        lock: str | None = None,
    ) -> None:
        await _insist(partial(super().retry_job, job, retry_at, priority, queue, lock))


async def _insist(note: Callable[[], Awaitable[None]]) -> None:
    for wait_s in _WAITS_S:
        try:
            return await note()
        except ConnectorException as error:
            if not isinstance(error.__cause__, OperationalError | InterfaceError):
                raise
            _log.warning("job_not_noted_yet", cause=type(error.__cause__).__name__)
        await asyncio.sleep(wait_s)
    return await note()
