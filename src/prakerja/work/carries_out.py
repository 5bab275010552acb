"""Binds the function that carries long work out, one stretch at a time, and notes how it stands."""

import functools
from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import Final

from django.db import connection

from prakerja.kit.actor import Actor
from prakerja.kit.jobs import Job, does
from prakerja.kit.lost import is_found_again
from prakerja.kit.outage import is_our_outage, is_time_out
from prakerja.kit.queue import put_on_queue
from prakerja.kit.retries import TryAgain
from prakerja.kit.sql import sql_file
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.work.end_work import end_work
from prakerja.work.rows import row_of, subject_of, values_of
from prakerja.work.states import WorkState, may_become

#: In a row: a fault, and not a machine that stood still.
_TIME_OUTS: Final = 3
_time_outs: Final[dict[tuple[str, str], int]] = {}


class Left(Enum):
    """What a stretch of work leaves."""

    NOTHING = auto()
    #: Another stretch follows, behind whatever has waited longer.
    MORE = auto()


def carries_out[**P](job: Job[P]) -> Callable[[Callable[P, Left]], Callable[P, Left]]:
    """The function opens its own units of work. It may be killed anywhere and run again: each stretch is idempotent.

    TryAgain and an outage of our own leave the work open, and it is tried again without end; anything else is a
    failure, noted by its name. A statement that runs into its time-out is one when it does so for the third time in a
    row: whatever was under way when the machine stood still for a minute looks the same.
    """
    is_found_again(job)

    def bind(function: Callable[P, Left]) -> Callable[P, Left]:
        @does(job)
        @functools.wraps(function)
        def run(*nothing: P.args, **arguments: P.kwargs) -> None:
            if not _starts(job, arguments):
                return
            try:
                left = function(*nothing, **arguments)
            except Exception as error:
                if is_time_out(error) and _time_outs_of(job, arguments, one_more=True) < _TIME_OUTS:
                    raise TryAgain("a statement took too long") from error
                if not isinstance(error, TryAgain) and not is_our_outage(error):
                    _note_failure(job, arguments, error)
                raise
            _time_outs_of(job, arguments, one_more=False)
            _note_end(job, arguments, left)

        return function

    return bind


def _time_outs_of(job: Job[...], arguments: Mapping[str, object], *, one_more: bool) -> int:
    """How many in a row this process has seen."""
    subject, _ = subject_of(job, arguments)
    counted = _time_outs.pop((job.name, subject), 0) + 1 if one_more else 0
    if 0 < counted < _TIME_OUTS:
        _time_outs[job.name, subject] = counted
    else:
        _time_outs.pop((job.name, subject), None)
    return counted


def _starts(job: Job[...], arguments: Mapping[str, object]) -> bool:
    """Whether it is still wanted: a job may be left over from work that has ended meanwhile."""
    with unit_of_work(by=_by(job)) as work, connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "start_work"), values_of(job, arguments, work.now))
        return bool(cursor.rowcount)


def _note_failure(job: Job[...], arguments: Mapping[str, object], error: Exception) -> None:
    with unit_of_work(by=_by(job)) as work:
        row_of(job, arguments).filter(state__in=may_become(WorkState.FAILED)).update(
            state=WorkState.FAILED, failed_at=work.now, failure=type(error).__name__[:80]
        )


def _note_end(job: Job[...], arguments: Mapping[str, object], left: Left) -> None:
    with unit_of_work(by=_by(job)) as work:
        if left is Left.MORE:
            row_of(job, arguments).filter(state=WorkState.UNDER_WAY).update(state=WorkState.DUE)
            put_on_queue(job, **arguments)
        else:
            end_work(job, work.now, **arguments)


def _by(job: Job[...]) -> Actor:
    return Actor.system(job.name)
