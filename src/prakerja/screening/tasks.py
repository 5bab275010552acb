"""The screening's background work."""

import structlog

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.each import do_each
from prakerja.kit.jobs import does
from prakerja.kit.lost import is_found_again
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening import jobs
from prakerja.screening.begin_screening import WaitsForAnotherWave
from prakerja.screening.count_known_people import count_known_people, lists_that_may_bar
from prakerja.screening.forgetting_job import run_forgetting
from prakerja.screening.list_files import delete_list_file
from prakerja.screening.screening_job import run_screening
from prakerja.screening.taking_in_job import run_taking_in
from prakerja.work.carries_out import Left, carries_out

_log = structlog.get_logger()

#: Ten million people of a list take minutes; a statement that takes longer has gone wrong.
_LONGEST_MS = 1_800_000


@carries_out(jobs.screen_wave)
def screen(*, wave_id: int) -> Left:
    """Nothing while another wave comes first: the clock comes back to it (journey.carry_on_waves)."""
    try:
        run_screening(wave_id=wave_id, by=Actor.system("screening.screen_wave"))
    except WaitsForAnotherWave as waits:
        _log.info("screening_waits", wave_id=wave_id, cause=str(waits))
    return Left.NOTHING


@carries_out(jobs.take_in_list)
def take_in(*, handed_in_id: int) -> Left:
    run_taking_in(handed_in_id=handed_in_id, by=Actor.system("screening.take_in_list"))
    return Left.NOTHING


@does(jobs.count_known_people)
def count_known() -> None:
    do_each(lists_that_may_bar(now=read_clock()), _count_known_on)


def _count_known_on(list_id: int) -> None:
    by = Actor.system("screening.count_known_people")
    with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS) as work:
        count_known_people(list_id=list_id, by=work.actor, now=work.now)


# What is to be deleted lies in the storage, where the clock's own look finds it.
is_found_again(jobs.delete_list_file)


@does(jobs.delete_list_file)
def delete_file(*, file_name: str) -> None:
    delete_list_file(file_name)


@does(jobs.forget_list_files)
def forget_files() -> None:
    run_forgetting(by=Actor.system("screening.forget_list_files"))
