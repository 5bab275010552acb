"""Long work: asked for once, carried out in stretches, killed anywhere, broken, taken up again."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, OperationalError, transaction
from procrastinate.contrib.django import app

from prakerja.audit.jobs import seal_events
from prakerja.kit.actor import Actor
from prakerja.kit.queue import forget_all_jobs, put_on_queue, waiting_jobs
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from prakerja.work.models import LongWork
from prakerja.work.progress import progress_of
from prakerja.work.state_of import state_of
from prakerja.work.states import MOVES, WorkState, may_become
from prakerja.work.take_up_lost_work import take_up_lost_work
from prakerja.work.try_again import try_again
from tests.situations.at_once import all_at_once
from tests.work.conftest import RunQueue, count, counted, faults

pytestmark = pytest.mark.django_db

NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
#: What ends in time and what a killed worker leaves.
ALL_FOUR = [(7, 1), (7, 2), (7, 3), (7, 4)]


def state() -> WorkState | None:
    return state_of(count, sheet=7)


def the_work() -> LongWork:
    return LongWork.objects.get(kind=count.name, subject="sheet 7")


def take_one() -> None:
    """A worker takes the first job, as it would run."""
    (waiting, *_) = waiting_jobs()
    forget_all_jobs()
    app.tasks[waiting.name].func(**waiting.arguments)


def test_work_that_was_asked_for_waits_with_its_job() -> None:
    assert begin_work(count, NOW, sheet=7)
    assert (state(), [one.name for one in waiting_jobs()]) == (WorkState.DUE, ["work.count"])
    assert the_work().asked_at == NOW


def test_neither_is_saved_when_the_reason_for_it_is_not() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012  the transaction must fail as a whole
        begin_work(count, NOW, sheet=7)
        raise RuntimeError
    assert (state(), waiting_jobs()) == (None, [])


def test_asking_twice_is_asking_once() -> None:
    begin_work(count, NOW, sheet=7)
    assert not begin_work(count, NOW, sheet=7)
    assert len(waiting_jobs()) == 1


def test_it_goes_stretch_by_stretch_to_its_end(run_queue: RunQueue) -> None:
    begin_work(count, NOW, sheet=7)
    assert run_queue() == 2
    assert counted == ALL_FOUR
    row = the_work()
    assert (row.state, row.done, row.of, row.cursor) == (WorkState.ENDED, 4, 4, "4")
    assert row.started_at
    assert row.ended_at


def test_another_subject_is_other_work(run_queue: RunQueue) -> None:
    begin_work(count, NOW, sheet=7)
    begin_work(count, NOW, sheet=8)
    run_queue()
    assert len(counted) == 8


def test_work_that_ended_begins_anew_when_asked_for_again(run_queue: RunQueue) -> None:
    begin_work(count, NOW, sheet=7)
    run_queue()
    assert begin_work(count, NOW, sheet=7)
    assert (the_work().ended_at, progress_of(count, sheet=7).done) == (None, 0)
    run_queue()
    assert counted == ALL_FOUR * 2


def test_a_job_left_over_from_work_that_has_ended_does_nothing() -> None:
    begin_work(count, NOW, sheet=7)
    end_work(count, NOW, sheet=7)
    take_one()
    assert (counted, state()) == ([], WorkState.ENDED)


def test_a_job_that_nobody_asked_for_as_work_is_work(run_queue: RunQueue) -> None:
    put_on_queue(count, sheet=7)
    run_queue()
    assert (len(counted), state()) == (4, WorkState.ENDED)


def test_a_job_without_a_lock_has_no_subject() -> None:
    with pytest.raises(TypeError, match="no subject"):
        begin_work(seal_events, NOW)


# kills and outages


def test_what_a_kill_interrupted_goes_on_where_it_stood() -> None:
    """A kill leaves the row under way and its job with a dead worker, whose jobs wait again (kit/worker.py)."""
    begin_work(count, NOW, sheet=7)
    take_one()
    LongWork.objects.update(state=WorkState.UNDER_WAY)
    take_one()
    assert (counted, state()) == (ALL_FOUR, WorkState.ENDED)


@pytest.mark.parametrize("outage", [TryAgain("nobody answers"), OperationalError("the server is shutting down")])
def test_an_outage_is_no_failure(outage: Exception) -> None:
    begin_work(count, NOW, sheet=7)
    faults.append(outage)
    with pytest.raises(TryAgain):
        take_one()
    assert (state(), progress_of(count, sheet=7).done) == (WorkState.UNDER_WAY, 0)


def test_what_is_open_and_has_no_job_gets_one(run_queue: RunQueue) -> None:
    begin_work(count, NOW, sheet=7)
    forget_all_jobs()
    assert take_up_lost_work() == 1
    assert take_up_lost_work() == 0
    run_queue()
    assert state() == WorkState.ENDED


def test_what_waits_or_has_ended_or_failed_is_not_taken_up() -> None:
    begin_work(count, NOW, sheet=7)
    assert take_up_lost_work() == 0
    end_work(count, NOW, sheet=7)
    forget_all_jobs()
    assert take_up_lost_work() == 0
    fail(8)
    assert (take_up_lost_work(), waiting_jobs()) == (0, [])


# failures


def fail(sheet: int = 7) -> None:
    begin_work(count, NOW, sheet=sheet)
    faults.append(ValueError("NIK 3171010101100000 is wrong"))
    with pytest.raises(ValueError, match="is wrong"):
        take_one()


def test_a_failure_is_kept_by_its_name_and_without_its_words() -> None:
    fail()
    row = the_work()
    assert (row.state, row.failure, row.done) == (WorkState.FAILED, "ValueError", 0)
    assert row.failed_at


def test_what_failed_is_left_to_people() -> None:
    fail()
    assert not begin_work(count, NOW, sheet=7)
    assert waiting_jobs() == []


def test_what_failed_is_done_again_when_somebody_says_so(run_queue: RunQueue) -> None:
    fail()
    assert try_again(count, NOW, sheet=7)
    assert not try_again(count, NOW, sheet=7)
    run_queue()
    row = the_work()
    assert (row.state, row.failure, row.failed_at) == (WorkState.ENDED, "", None)


def test_only_what_failed_is_tried_again() -> None:
    assert not try_again(count, NOW, sheet=7)
    begin_work(count, NOW, sheet=7)
    assert not try_again(count, NOW, sheet=7)
    assert len(waiting_jobs()) == 1


# what the database refuses


def test_a_failure_without_its_cause_is_refused() -> None:
    begin_work(count, NOW, sheet=7)
    with pytest.raises(IntegrityError, match="cause"), transaction.atomic():
        LongWork.objects.update(state=WorkState.FAILED, failed_at=NOW)


def test_a_cause_without_a_failure_is_refused() -> None:
    fail()
    with pytest.raises(IntegrityError, match="cause"), transaction.atomic():
        LongWork.objects.update(state=WorkState.DUE)


def test_an_end_without_its_time_is_refused() -> None:
    begin_work(count, NOW, sheet=7)
    with pytest.raises(IntegrityError, match="has_its_time"), transaction.atomic():
        LongWork.objects.update(state=WorkState.ENDED)


def test_an_unknown_state_is_refused() -> None:
    begin_work(count, NOW, sheet=7)
    with pytest.raises(IntegrityError, match="known_state"), transaction.atomic():
        LongWork.objects.update(state="lost")


def test_every_state_is_in_the_table_of_moves() -> None:
    assert set(MOVES) == set(WorkState)
    assert may_become(WorkState.FAILED) == [WorkState.UNDER_WAY]


# races


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ask", [begin_work, try_again])
def test_many_who_ask_at_once_ask_once(ask: Callable[..., bool]) -> None:
    if ask is try_again:
        fail()

    def one() -> bool:
        with unit_of_work(by=Actor.system("test")):
            return ask(count, NOW, sheet=7)

    assert sorted(all_at_once([one] * 8)) == [False] * 7 + [True]
    assert len(waiting_jobs()) == 1
