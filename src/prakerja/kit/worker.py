"""The worker: takes jobs off the queue and does them; the jobs of one that died wait again."""

import asyncio
import os
import signal
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

import structlog
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job as QueuedJob
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from procrastinate.periodic import PeriodicDeferrer, TaskAtTime
from procrastinate.worker import Worker

from prakerja.kit.heartbeats import Heartbeats
from prakerja.kit.jobs import know_all_jobs, require_every_job_bound
from prakerja.kit.lanes import PLACES, Lane
from prakerja.kit.lost import require_all_work_found_again
from prakerja.kit.outage import is_our_outage
from prakerja.kit.stubborn_manager import StubbornManager

_log = structlog.get_logger()

_HEARTBEAT_S: Final = 5
#: How often workers and the clock are looked at, at least.
_LOOK_EVERY_S: Final = 10
_NEVER_S: Final = 3_000_000_000
#: After being told to stop, whatever hangs.
_ENDS_WITHIN_S: Final = 12


def work() -> None:
    """Does jobs until it is told to stop, each kind in places of its own.

    Raises Unbound when nobody does some job, NotFoundAgain when the work of one would be lost with it.
    """
    know_all_jobs()
    require_every_job_bound()
    require_all_work_found_again()
    app.job_manager = StubbornManager(app.connector)
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
        watch = asyncio.create_task(_watch_over_workers(worker_app))
        await asyncio.wait([*running, watch], return_when=asyncio.FIRST_COMPLETED)
        stop()
        watch.cancel()
        await asyncio.gather(*running)


def _stop(workers: list[Worker]) -> None:
    for one in workers:
        one.stop()  # type: ignore[no-untyped-call]
    # A job that hangs must not keep a worker here that does nothing else any more. It may be killed at any moment.
    end = threading.Timer(_ENDS_WITHIN_S, os._exit, [1])
    end.daemon = True
    end.start()


class _LaneWorker(Worker):
    """Of one lane. The clock is kept in its own lane alone; the others must not end the watch over their side tasks."""

    async def _periodic_deferrer(self) -> None:
        if self.worker_name == Lane.CLOCK:
            await _Clock(registry=self.app.periodic_registry).worker()
        await asyncio.Event().wait()


class _Clock(PeriodicDeferrer):
    """Asks at each look which beat was the last one, and remembers none; the database knows which were put on the
    queue. The library's own waits, after a clock that ran ahead was set back, until the time has come again."""

    def get_previous_tasks(self, at: float) -> Iterable[TaskAtTime]:
        self.last_defers.clear()
        return super().get_previous_tasks(at)

    async def wait(self, next_tick: float) -> None:
        await super().wait(min(next_tick, _LOOK_EVERY_S))


def _worker_of(worker_app: App, lane: Lane) -> Worker:
    return _LaneWorker(
        worker_app,
        queues=[lane],
        name=lane,
        concurrency=PLACES[lane],
        delete_jobs="successful",
        update_heartbeat_interval=_HEARTBEAT_S,
        # Never by the clock: who is dead is seen by the beats (_watch_over_workers).
        stalled_worker_timeout=_NEVER_S,
        shutdown_graceful_timeout=8,
        install_signal_handlers=False,
    )


async def _watch_over_workers(worker_app: App) -> None:
    """Jobs of a worker that died (kill -9, power) wait again: within 90 s of its death they are done.

    Beside the queue, so that nothing on it can hold this up; in every process, so that one is enough.
    """
    heartbeats = Heartbeats()
    while True:
        rows = await worker_app.connector.execute_query_all_async(
            "SELECT id, last_heartbeat FROM procrastinate_workers"
        )
        for worker_id in heartbeats.look({row["id"]: row["last_heartbeat"] for row in rows}):
            await worker_app.job_manager.unregister_worker(worker_id)
        for job in await worker_app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_NEVER_S):
            await put_back(worker_app.job_manager, job)
        await asyncio.sleep(_LOOK_EVERY_S)


async def put_back(manager: JobManager, job: QueuedJob) -> None:
    """The job waits again; where the same waits already, as a recurring one does, it is one too many and gone.

    One job that cannot be put back holds up no other.
    """
    _log.warning("job_put_back", task_name=job.task_name, job=job.id)
    try:
        await manager.retry_job(job)
    except UniqueViolation:
        await manager.finish_job(job, Status.FAILED, delete_job=True)
    except ConnectorException as error:
        if is_our_outage(error):
            raise
        # Somebody else has put it back meanwhile.
        _log.info("job_was_put_back", task_name=job.task_name, job=job.id)
