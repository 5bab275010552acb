"""What is due and has no job: after a crash, a restored backup, or tries that ran out in a long outage."""

from typing import Final

from prakerja.kit.jobs import job_named
from prakerja.kit.queue import locks_alive, put_on_queue
from prakerja.work.models import LongWork
from prakerja.work.states import OPEN

_AT_ONCE: Final = 1_000


def take_up_lost_work() -> int:
    """Every open piece of long work has a job again; returns how many had none. Those asked for first go first."""
    rows = LongWork.objects.filter(state__in=OPEN).order_by("asked_at")
    open_work = list(rows.select_for_update(skip_locked=True, no_key=True)[:_AT_ONCE])
    alive = locks_alive([row.subject for row in open_work])
    lost = [row for row in open_work if row.subject not in alive]
    for row in lost:
        job = job_named(row.kind)
        put_on_queue(job, **job.read(row.arguments))
    return len(lost)
