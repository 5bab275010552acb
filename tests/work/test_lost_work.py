"""Due work that lost its job has one again within a minute: of every kind, and whatever ended the job."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from procrastinate.contrib.django import app
from psycopg.errors import QueryCanceled

from prakerja.identity.jobs import delete_photo
from prakerja.identity.models import SurplusPhoto
from prakerja.kit import lost
from prakerja.kit.clock import read_clock
from prakerja.kit.lost import takes_up
from prakerja.kit.queue import forget_all_jobs, forget_old_failures, put_on_queue, waiting_jobs
from prakerja.kit.retries import TryAgain
from prakerja.messages.models import Message
from prakerja.work.begin_work import begin_work
from prakerja.work.models import LongWork
from prakerja.work.states import WorkState
from prakerja.work.tasks import take_up
from tests.situations import identity
from tests.situations.messages import a_letter, an_sms
from tests.work.conftest import count, faults

pytestmark = pytest.mark.django_db


def a_question() -> str:
    identity.asking()
    return "identity.check_identity"


def long_work() -> str:
    begin_work(count, read_clock(), sheet=7)
    return "work.count"


def a_queued_letter() -> str:
    a_letter()
    return "messages.deliver_emails"


def a_queued_code() -> str:
    an_sms()
    return "messages.deliver_code_by_sms"


def a_surplus_photo() -> str:
    SurplusPhoto.objects.create(applicant_id=identity.an_account().pk, file_name="identity/x.jpg", due_at=read_clock())
    return "identity.delete_photo"


_KINDS: Final = [a_question, long_work, a_queued_letter, a_queued_code, a_surplus_photo]


def jobs_end(how: str) -> None:
    """Every job has ended without being done."""
    with connection.cursor() as cursor:
        if how == "gone":
            cursor.execute("DELETE FROM procrastinate_jobs")
        else:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE status = 'todo'")
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status WHERE status = 'doing'", [how]
            )


def sweep() -> list[str]:
    """What is on the queue after it."""
    take_up()
    return [one.name for one in waiting_jobs()]


@pytest.mark.parametrize("how", ["gone", "failed", "aborted", "succeeded"])
@pytest.mark.parametrize("due", _KINDS)
def test_what_is_due_has_a_job_again_whatever_ended_it(due: Callable[[], str], how: str) -> None:
    name = due()
    jobs_end(how)
    assert sweep() == [name]
    assert sweep() == [name], "one that waits is enough"


@pytest.mark.parametrize("due", _KINDS)
def test_what_is_being_done_is_left_alone(due: Callable[[], str]) -> None:
    due()
    if not waiting_jobs():
        return
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    assert sweep() == []


def test_what_is_settled_is_not_found() -> None:
    a_letter()
    Message.objects.update(state="failed", settled_at=read_clock())
    LongWork.objects.all().delete()
    forget_all_jobs()
    assert sweep() == []


def test_forty_letters_are_two_jobs_and_codes_go_one_by_one() -> None:
    for _letter in range(40):
        a_letter()
    an_sms()
    an_sms()
    forget_all_jobs()
    found = sweep()
    assert sorted(found) == ["messages.deliver_code_by_sms"] * 2 + ["messages.deliver_emails"] * 2
    told = [one.arguments["message_ids"] for one in waiting_jobs()]
    assert sum(len(ids) for ids in told if isinstance(ids, list)) == 42


def test_a_message_in_a_job_with_others_is_not_lost() -> None:
    for _letter in range(3):
        a_letter()
    forget_all_jobs()
    sweep()
    a_letter()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'messages.deliver_email'")
    assert sweep() == ["messages.deliver_emails"] * 2


# what fails again and again


def fail_all() -> None:
    jobs_end("failed")


def grow_older(minutes: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = at - make_interval(secs => %s)", [minutes * 60])


def test_what_fails_again_and_again_is_tried_ever_more_slowly_and_without_end() -> None:
    a_question()
    waits: list[int] = []
    for _failure in range(9):
        fail_all()
        waited = 0
        while not sweep():
            grow_older(1)
            waited += 1
        waits.append(waited)
    assert waits == [0, 1, 3, 7, 15, 31, 60, 60, 60]


def test_a_failure_that_lies_ahead_of_the_clock_holds_nothing_up() -> None:
    """The clock was set back by four days after it."""
    a_question()
    fail_all()
    sweep()
    fail_all()
    grow_older(-4 * 24 * 60)
    assert sweep() == ["identity.check_identity"]


def test_failures_of_last_month_are_forgotten_and_what_waits_is_not() -> None:
    a_question()
    fail_all()
    assert forget_old_failures() == 0
    grow_older(31 * 24 * 60)
    put_on_queue(delete_photo, applicant_id=identity.an_account().pk, file_name="x")
    grow_older(31 * 24 * 60)
    assert (forget_old_failures(), len(waiting_jobs())) == (1, 1)


# clocks


@pytest.mark.parametrize("days", [0.09, 1, 4, 400])
def test_a_job_that_would_sleep_for_days_is_woken(days: float) -> None:
    a_question()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() + make_interval(secs => %s)", [days * 86_400]
        )
        sweep()
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE scheduled_at IS NULL OR scheduled_at <= now()")
        assert cursor.fetchone()[0] == 1


def test_a_job_that_waits_for_its_turn_sleeps_on() -> None:
    a_question()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '70 minutes'")
        sweep()
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE scheduled_at > now()")
        assert cursor.fetchone()[0] == 1


# one kind in trouble


@pytest.fixture
def a_broken_kind() -> Iterator[None]:
    def broken(_now: datetime) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        return 0

    kinds = dict(lost._kinds)
    lost._kinds.clear()
    takes_up(broken)
    lost._kinds.update(kinds)
    yield
    lost._kinds.clear()
    lost._kinds.update(kinds)


def test_a_kind_in_trouble_stops_no_other(a_broken_kind: None) -> None:
    name = a_question()
    forget_all_jobs()
    with pytest.RaisesGroup(Exception):
        take_up()
    assert [one.name for one in waiting_jobs()] == [name]


# photos


def test_a_surplus_picture_is_deleted_and_forgotten(run_queue: Callable[[], int]) -> None:
    name = default_storage.save("identity/surplus.jpg", ContentFile(b"a picture"))
    SurplusPhoto.objects.create(applicant_id=identity.an_account().pk, file_name=name, due_at=read_clock())
    sweep()
    run_queue()
    assert (default_storage.exists(name), SurplusPhoto.objects.count()) == (False, 0)
    assert sweep() == []


# long work and a machine that stood still


def take_one() -> None:
    (waiting, *_) = waiting_jobs()
    app.tasks[waiting.name].func(**waiting.arguments)


def too_slow() -> Exception:
    return QueryCanceled("canceling statement due to statement timeout")


def test_a_statement_cut_off_while_the_machine_stood_still_is_tried_again() -> None:
    begin_work(count, read_clock(), sheet=7)
    faults.extend([too_slow(), too_slow()])
    for _time in range(2):
        with pytest.raises(TryAgain):
            take_one()
        assert LongWork.objects.get().state == WorkState.UNDER_WAY
    take_one()
    assert LongWork.objects.get().done == 2


def test_a_statement_that_is_cut_off_each_time_is_a_fault() -> None:
    begin_work(count, read_clock(), sheet=7)
    faults.extend([too_slow()] * 3)
    for _time in range(2):
        with pytest.raises(TryAgain):
            take_one()
    with pytest.raises(QueryCanceled):
        take_one()
    assert LongWork.objects.get().failure == "QueryCanceled"
