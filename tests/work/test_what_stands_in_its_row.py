"""A piece of work has one row: what each verb writes into it, and that it writes into no other."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from procrastinate.contrib.django import app

from prakerja.kit.queue import WaitingJob, forget_all_jobs, waiting_jobs
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from prakerja.work.give_up_work import give_up_work
from prakerja.work.models import LongWork
from prakerja.work.progress import Progress, note_progress, progress_of
from prakerja.work.state_of import state_of
from prakerja.work.states import WorkState
from prakerja.work.take_up_lost_work import take_up_lost_work
from prakerja.work.try_again import try_again
from tests.work.conftest import RunQueue, count, faults

pytestmark = pytest.mark.django_db

NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
FRESH: dict[str, Any] = {
    "kind": "work.count",
    "subject": "sheet 7",
    "arguments": {"sheet": 7},
    "state": "due",
    "done": 0,
    "of": None,
    "cursor": "",
    "asked_at": NOW,
    "started_at": None,
    "ended_at": None,
    "failed_at": None,
    "failure": "",
}
FAILED: dict[str, Any] = {"state": "failed", "failed_at": NOW, "failure": "ValueError"}


class AFaultWithANameThatIsLongerThanTheColumnInWhichTheNamesOfFaultsAreKeptForThePeopleOfTheOffice(Exception):
    """Somebody's library has such names."""


def row(sheet: int) -> dict[str, Any]:
    return dict(LongWork.objects.values().get(subject=f"sheet {sheet}"))


def set_row(sheet: int, **changes: object) -> None:
    LongWork.objects.filter(subject=f"sheet {sheet}").update(**changes)


def take_first() -> None:
    """A worker takes the first job."""
    (waiting, *_) = waiting_jobs()
    forget_all_jobs()
    app.tasks[waiting.name].func(**waiting.arguments)


def test_what_is_asked_for_is_kept_with_its_arguments() -> None:
    begin_work(count, NOW, sheet=7)
    assert row(7) == FRESH
    assert waiting_jobs() == [WaitingJob("work.count", {"sheet": 7})]


def test_asking_again_while_it_waits_does_not_put_it_back() -> None:
    begin_work(count, NOW, sheet=7)
    assert not begin_work(count, LATER, sheet=7)
    assert row(7) == FRESH


@pytest.mark.parametrize("state", [WorkState.UNDER_WAY, WorkState.FAILED])
def test_asking_for_what_is_under_way_or_broken_changes_nothing(state: WorkState) -> None:
    begin_work(count, NOW, sheet=7)
    set_row(7, **(FAILED if state is WorkState.FAILED else {"state": state}))
    forget_all_jobs()
    before = row(7)
    assert not begin_work(count, LATER, sheet=7)
    assert (row(7), waiting_jobs()) == (before, [])


def test_work_that_begins_anew_begins_at_nothing() -> None:
    begin_work(count, NOW, sheet=7)
    set_row(7, state="ended", ended_at=NOW, started_at=NOW, done=4, of=4, cursor="4")
    assert begin_work(count, LATER, sheet=7)
    assert row(7) == FRESH | {"asked_at": LATER}


def test_nothing_was_ever_asked_for_where_there_is_no_row() -> None:
    assert state_of(count, sheet=7) is None
    assert progress_of(count, sheet=7) == Progress("", 0, None)


def test_the_place_reached_is_read_as_it_was_noted() -> None:
    begin_work(count, NOW, sheet=7)
    note_progress(count, Progress("row 12", done=12, of=40), sheet=7)
    assert progress_of(count, sheet=7) == Progress("row 12", done=12, of=40)
    assert row(7) == FRESH | {"cursor": "row 12", "done": 12, "of": 40}


def test_each_stretch_leaves_it_due_with_another_job_and_the_last_one_ended() -> None:
    begin_work(count, NOW, sheet=7)
    take_first()
    between = row(7)
    assert (between["state"], between["done"], between["ended_at"]) == ("due", 2, None)
    assert between["started_at"] is not None
    assert waiting_jobs() == [WaitingJob("work.count", {"sheet": 7})]
    take_first()
    assert (row(7)["state"], row(7)["done"], waiting_jobs()) == ("ended", 4, [])
    assert row(7)["ended_at"] >= between["started_at"]


def test_a_long_name_of_a_fault_is_cut_to_what_the_column_holds() -> None:
    begin_work(count, NOW, sheet=7)
    faults.append(AFaultWithANameThatIsLongerThanTheColumnInWhichTheNamesOfFaultsAreKeptForThePeopleOfTheOffice())
    with pytest.raises(AFaultWithANameThatIsLongerThanTheColumnInWhichTheNamesOfFaultsAreKeptForThePeopleOfTheOffice):
        take_first()
    kept = row(7)["failure"]
    assert (len(kept), kept[:30]) == (80, "AFaultWithANameThatIsLongerTha")


def test_what_failed_is_due_from_the_moment_in_which_it_is_tried_again() -> None:
    begin_work(count, NOW, sheet=7)
    set_row(7, **FAILED, done=2, of=4, cursor="2")
    forget_all_jobs()
    assert try_again(count, LATER, sheet=7)
    assert row(7) == FRESH | {"asked_at": LATER, "done": 2, "of": 4, "cursor": "2"}
    assert waiting_jobs() == [WaitingJob("work.count", {"sheet": 7})]


def test_what_ends_ends_at_its_moment_whether_it_had_begun_or_not() -> None:
    for sheet, state in ((7, "due"), (8, "under_way")):
        begin_work(count, NOW, sheet=sheet)
        set_row(sheet, state=state)
        end_work(count, LATER, sheet=sheet)
        assert (row(sheet)["state"], row(sheet)["ended_at"]) == ("ended", LATER)


@pytest.mark.parametrize("state", [{"state": "due"}, {"state": "under_way", "started_at": NOW}, FAILED], ids=str)
def test_what_is_given_up_has_ended_and_is_a_trouble_no_more(state: dict[str, Any]) -> None:
    begin_work(count, NOW, sheet=7)
    set_row(7, **state)
    give_up_work(count, LATER, sheet=7)
    now = row(7)
    assert (now["state"], now["ended_at"], now["failed_at"], now["failure"]) == ("ended", LATER, None, "")


def test_what_has_ended_is_not_given_up() -> None:
    begin_work(count, NOW, sheet=7)
    set_row(7, state="ended", ended_at=NOW)
    give_up_work(count, LATER, sheet=7)
    assert row(7)["ended_at"] == NOW


@pytest.mark.parametrize("state", [{"state": "ended", "ended_at": NOW}, FAILED], ids=["ended", "failed"])
def test_what_has_ended_or_failed_does_not_end(state: dict[str, Any]) -> None:
    begin_work(count, NOW, sheet=7)
    set_row(7, **state)
    before = row(7)
    end_work(count, LATER, sheet=7)
    assert row(7) == before


def _fail() -> None:
    faults.append(ValueError())
    with pytest.raises(ValueError, match=r"^$"):
        take_first()


@pytest.mark.parametrize(
    "act",
    [
        lambda: begin_work(count, LATER, sheet=7),
        lambda: end_work(count, LATER, sheet=7),
        lambda: note_progress(count, Progress("1", done=1, of=1), sheet=7),
        lambda: try_again(count, LATER, sheet=7),
        take_first,
        _fail,
    ],
    ids=["begin", "end", "note", "try again", "a stretch", "a failure"],
)
@pytest.mark.parametrize("other", [FAILED, {"state": "under_way"}, {"state": "ended", "ended_at": NOW}])
def test_whatever_becomes_of_one_sheet_another_one_stays(other: dict[str, Any], act: Callable[[], object]) -> None:
    begin_work(count, NOW, sheet=7)
    begin_work(count, NOW, sheet=8)
    set_row(8, **other)
    before = row(8)
    act()
    assert row(8) == before


# the sweep


def test_what_was_asked_for_first_is_taken_up_first() -> None:
    for sheet, minutes in ((7, 2), (8, 1), (9, 3)):
        begin_work(count, NOW + timedelta(minutes=minutes), sheet=sheet)
    set_row(9, state="under_way")
    forget_all_jobs()
    assert take_up_lost_work() == 3
    assert [job.arguments for job in waiting_jobs()] == [{"sheet": 8}, {"sheet": 7}, {"sheet": 9}]
    assert LongWork.objects.filter(state="due").count() == 2


def test_only_what_has_no_job_is_taken_up(run_queue: RunQueue) -> None:
    for sheet in (7, 8):
        begin_work(count, NOW, sheet=sheet)
    forget_all_jobs()
    begin_work(count, NOW, sheet=9)
    assert take_up_lost_work() == 2
    assert len(waiting_jobs()) == 3
    assert run_queue() == 6
    assert take_up_lost_work() == 0
