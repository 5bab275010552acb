"""The sweep over everything that is due and has no job."""

from datetime import datetime
from typing import Final

import structlog

from prakerja.kit.actor import Actor
from prakerja.kit.each import do_each
from prakerja.kit.jobs import does
from prakerja.kit.lost import TakeUp, kinds_of_lost_work, takes_up
from prakerja.kit.queue import forget_old_failures, wake_oversleepers
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.work import jobs
from prakerja.work.take_up_lost_work import take_up_lost_work

_log = structlog.get_logger()
#: Long mailings are among what is compared.
_LONGEST_MS: Final = 60_000


def long_work(_now: datetime) -> int:
    return take_up_lost_work()


def jobs_that_oversleep(_now: datetime) -> int:
    return wake_oversleepers()


takes_up(long_work)
takes_up(jobs_that_oversleep)


@does(jobs.take_up_lost_work)
def take_up() -> None:
    """Every kind is looked through, and one in trouble stops no other."""
    do_each(kinds_of_lost_work().items(), _take_up)


def _take_up(kind: tuple[str, TakeUp]) -> None:
    name, take_up = kind
    with unit_of_work(by=Actor.system("work.take_up_lost_work"), statement_timeout_ms=_LONGEST_MS) as work:
        found = take_up(work.now)
    if found:
        _log.warning("work_taken_up", kind=name, count=found)


@does(jobs.forget_old_failures)
def forget() -> None:
    with unit_of_work(by=Actor.system("work.forget_old_failures")):
        forget_old_failures()
