"""The queue: a job is put on it in the transaction that needs it, and runs at least once."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task
from pydantic import JsonValue

from prakerja.kit.jobs import Job, do_job
from prakerja.kit.lanes import Lane
from prakerja.kit.prepared import fetch_prepared
from prakerja.kit.sql import sql_file

#: More than any retry asks for (kit/retries.py).
_LONGEST_SLEEP_H: Final = 2
#: Long enough that somebody has looked at them.
_FAILURES_KEPT_FOR_DAYS: Final = 30


def put_on_queue[**P](job: Job[P], /, *_nothing: P.args, **arguments: P.kwargs) -> None:
    """The job is saved together with the caller's transaction, or not at all."""
    kept = job.written(arguments)
    configure_task(
        name=job.name,
        # Not the app's own: inside a worker that one has its own connections, and a job deferred there could run
        # before the transaction that it belongs to has committed, find nothing, and be lost.
        job_manager=JobManager(DjangoConnector()),
        queue=job.lane,
        lock=job.lock_for(kept),
        priority=job.priority,
        task_kwargs=kept,
    ).defer()


def put_many_on_queue(job: Job[...], arguments: Iterable[dict[str, object]]) -> None:
    """The job is saved once for each of these arguments: in one statement, with the caller's transaction."""
    kept = [job.written(one) for one in arguments]
    if not kept:
        return
    # The library's own function in the database. What the library does for each of them before takes as long as all
    # else that posting twenty letters does.
    values: dict[str, str | int | list[str]] = {
        "queue": job.lane.value,
        "name": job.name,
        "priority": job.priority,
        "arguments": [json.dumps(one) for one in kept],
        "locks": [job.lock_for(one) or "" for one in kept],
    }
    fetch_prepared(sql_file(__file__, "put_many_on_queue"), values)


@dataclass(frozen=True)
class WaitingJob:
    name: str
    arguments: dict[str, JsonValue]


def waiting_jobs() -> list[WaitingJob]:
    """What waits for a worker, in the order in which it would be taken."""
    rows = ProcrastinateJob.objects.filter(status="todo").order_by("-priority", "id").values_list("task_name", "args")
    return [WaitingJob(name, arguments) for name, arguments in rows]


def drop_waiting_jobs[**P](job: Job[P], /, *_nothing: P.args, **arguments: P.kwargs) -> None:
    """Whatever waits under the lock of this job is gone: the caller does all that it is for, and reads it after this.

    Called while a job of that lock is under way, so that none of them can begin meanwhile.
    """
    lock = job.lock_for(job.written(arguments))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE lock = %s AND status = 'todo'", [lock])


def locks_alive(locks: Iterable[str]) -> set[str]:
    """Of these, those under which a job waits or is under way."""
    rows = ProcrastinateJob.objects.filter(lock__in=list(locks), status__in=["todo", "doing"])
    return {str(lock) for lock in rows.values_list("lock", flat=True).distinct()}


def keys_without_job(jobs: Sequence[Job[...]], argument: str, keys: Iterable[str]) -> set[str]:
    """Of these, those that no job is about. `argument`: where the jobs name their keys, alone or in a list.

    One whose jobs failed rests a while: none the first time, then ever longer, at most an hour.
    """
    values: dict[str, list[str] | str] = {
        "keys": list(keys),
        "names": [job.name for job in jobs],
        "path": f"$.{argument}[*]",
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "keys_without_job"), values)
        return {key for (key,) in cursor.fetchall()}


def wake_oversleepers() -> int:
    """No job waits because the clock was set back under it. Returns how many did."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "wake_oversleepers"), {"longest_sleep": _LONGEST_SLEEP_H})
        return int(cursor.rowcount)


def failed_jobs() -> dict[str, int]:
    """How many jobs of each name failed within a day."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "failed_jobs"))
        return dict(cursor.fetchall())


def forget_old_failures() -> int:
    """Jobs that failed long ago are gone; what they were for is found where it is due. Returns how many there were."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "forget_old_failures"), {"kept_for": _FAILURES_KEPT_FOR_DAYS})
        return int(cursor.rowcount)


def do_waiting_jobs() -> int:
    """Does what waits, and what that puts on the queue, in the order of coming; returns how many. Errors are raised.

    Where no worker runs: in the caller's process, and in its transaction if one is open.
    """
    done = 0
    while (taken := _take_first()) is not None:
        do_job(taken.name, taken.arguments)
        done += 1
    return done


def forget_all_jobs() -> None:
    """The queue is empty, whatever waited."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def _take_first() -> WaitingJob | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE id = (SELECT id FROM procrastinate_jobs"
            " WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now()) ORDER BY id LIMIT 1)"
            " RETURNING task_name, args::text"
        )
        row = cursor.fetchone()
    return WaitingJob(row[0], json.loads(row[1])) if row else None


def queue_ages() -> dict[Lane, float]:
    """Seconds that the job which is due longest has waited, for each lane in which one is due."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "queue_ages"))
        return {Lane(name): float(seconds) for name, seconds in cursor.fetchall()}
