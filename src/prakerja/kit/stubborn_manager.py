"""What became of a job is noted although the database is away at that very moment."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Final

import structlog
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job as QueuedJob
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

from prakerja.kit.outage import is_our_outage

_log = structlog.get_logger()

#: Between the tries, while the database is away: a minute in all.
_WAITS_S: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)


class StubbornManager(JobManager):
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
            if not is_our_outage(error):
                raise
            _log.warning("job_not_noted_yet", cause=type(error.__cause__).__name__)
        await asyncio.sleep(wait_s)
    return await note()
