"""The worker and a database that restarts at the wrong moment."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.manager import JobManager
from procrastinate.periodic import PeriodicRegistry
from psycopg.errors import AdminShutdown, RaiseException

from prakerja.kit import stubborn_manager, worker
from prakerja.kit.known_workers import is_worker_alive


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stubborn_manager, "_WAITS_S", (0.0, 0.0, 0.0))


def insist(*causes: Exception | None) -> int:
    """How often it was tried, where each try ends so; None: it was noted."""
    tries = 0
    left = iter(causes)

    async def note() -> None:
        nonlocal tries
        tries += 1
        if cause := next(left):
            raise ConnectorException from cause

    asyncio.run(stubborn_manager._insist(note))
    return tries


def test_what_became_of_a_job_is_noted_once_the_database_is_back() -> None:
    assert insist(AdminShutdown(), AdminShutdown(), None) == 3


def test_what_is_noted_at_once_is_noted_once() -> None:
    assert insist(None) == 1


def test_what_the_database_refuses_is_not_asked_again() -> None:
    with pytest.raises(ConnectorException):
        insist(RaiseException(), None)


def test_a_database_that_stays_away_ends_the_insisting() -> None:
    with pytest.raises(ConnectorException):
        insist(*[AdminShutdown()] * 4)


@pytest.mark.django_db
def test_where_no_worker_was_heard_of_none_is_alive() -> None:
    assert not is_worker_alive()


# jobs of the dead


def a_recurring_job(status: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, queueing_lock)"
            " VALUES ('clock', 'schedule.every_minute', '{}', %s, 'every_minute')",
            [status],
        )


def put_back_all(manager: JobManager) -> None:
    async def all_of_them() -> None:
        for one in await manager.get_stalled_jobs(seconds_since_heartbeat=3_000_000_000):
            await worker.put_back(manager, one)

    asyncio.run(all_of_them())


def statuses() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs ORDER BY id")
        return [status for (status,) in cursor.fetchall()]


@pytest.fixture
def manager() -> JobManager:
    return JobManager(app.connector)


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_is_gone_waits_again(manager: JobManager) -> None:
    a_recurring_job("doing")
    put_back_all(manager)
    assert statuses() == ["todo"]


@pytest.mark.django_db(transaction=True)
def test_a_recurring_job_that_waits_already_is_not_put_back_a_second_time_and_holds_up_no_other(
    manager: JobManager,
) -> None:
    """Once, the queue refused the second, and with it the jobs of every other dead worker, again and again."""
    a_recurring_job("doing")
    a_recurring_job("todo")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
            " VALUES ('registry', 'identity.check_identity', '{}', 'doing')"
        )
    put_back_all(manager)
    assert statuses() == ["todo", "todo"]


@pytest.mark.django_db(transaction=True)
def test_what_somebody_else_has_put_back_is_left_alone(manager: JobManager) -> None:
    a_recurring_job("doing")

    async def twice() -> None:
        (found,) = await manager.get_stalled_jobs(seconds_since_heartbeat=3_000_000_000)
        await worker.put_back(manager, found)
        await worker.put_back(manager, found)

    asyncio.run(twice())
    assert statuses() == ["todo"]


# the clock


def ticks(clock: worker._Clock, at: datetime) -> list[int]:
    return [timestamp for _, timestamp in clock.get_previous_tasks(at.timestamp())]


@given(st.lists(st.timedeltas(timedelta(days=-4), timedelta(days=4)), max_size=8))
def test_however_the_clock_jumps_the_last_beat_is_put_on_the_queue(jumps: list[timedelta]) -> None:
    registry = PeriodicRegistry()  # type: ignore[no-untyped-call]
    registry.register_task(
        task=app.tasks["builtin:procrastinate.builtin_tasks.remove_old_jobs"],
        cron="* * * * *",
        periodic_id="",
        configure_kwargs={},
    )
    clock, now = worker._Clock(registry), datetime(2021, 2, 24, 3, 0, 30, tzinfo=UTC)
    for jump in [timedelta(), *jumps]:
        now += jump
        assert ticks(clock, now) == [int(now.replace(second=0, microsecond=0).timestamp())]


@pytest.mark.django_db
@pytest.mark.parametrize(("ahead", "is_alive"), [(-30, False), (-10, True), (0, True), (4 * 86_400, False)])
def test_a_heart_that_beat_lately_and_not_in_days_to_come_is_alive(ahead: int, is_alive: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() + make_interval(secs => %s))", [ahead]
        )
    assert is_worker_alive() is is_alive
