"""Jobs are saved with what made them necessary, wherever they come from."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from prakerja.kit.queue import AFTER_EVERYTHING_ELSE, put_on_queue, task

_done: list[str] = []


@task("test.note_it")
def note_it(word: str) -> None:
    _done.append(word)


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    _done.clear()


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'test.note_it' AND status = 'todo'")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_job_is_done_with_its_arguments(run_queue: Callable[[], int]) -> None:
    put_on_queue("test.note_it", word="hello")
    assert run_queue() == 1
    assert _done == ["hello"]


@pytest.mark.django_db
def test_a_job_of_a_transaction_that_fails_was_never_there() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012  the transaction must fail as a whole
        put_on_queue("test.note_it", word="lost")
        raise RuntimeError
    assert _waiting() == 0


@pytest.mark.django_db
def test_inside_a_worker_too_the_job_belongs_to_the_transaction() -> None:
    """There the app has connections of its own, and a job put on those would run before the commit (ADR 0003)."""
    worker_connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(worker_connector):
        with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012  the transaction must fail as a whole
            put_on_queue("test.note_it", word="lost")
            raise RuntimeError
        assert _waiting() == 0


@pytest.mark.django_db
def test_an_unknown_job_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        put_on_queue("test.nobody_knows")


@pytest.mark.django_db
def test_a_mass_mailing_waits_behind_a_code() -> None:
    put_on_queue("audit.seal_events", priority=AFTER_EVERYTHING_ELSE)
    put_on_queue("messages.deliver_message", message_id="code")
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name FROM procrastinate_jobs ORDER BY priority DESC, id")
        assert [name for (name,) in cursor.fetchall()] == ["messages.deliver_message", "audit.seal_events"]
