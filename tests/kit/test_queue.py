"""Jobs are saved with what made them necessary, wherever they come from."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction
from procrastinate.contrib.django import app

from prakerja.audit.jobs import seal_events
from prakerja.kit.jobs import AFTER_EVERYTHING_ELSE, does, job
from prakerja.kit.queue import put_on_queue, waiting_jobs
from prakerja.messages.jobs import deliver_email

_done: list[str] = []


@job()
def note(*, word: str) -> None:
    """The word is noted."""


@does(note)
def note_it(*, word: str) -> None:
    _done.append(word)


@job(priority=AFTER_EVERYTHING_ELSE)
def note_later(*, word: str) -> None:
    """The word is noted when nothing else waits."""


@does(note_later)
def note_it_later(*, word: str) -> None:
    _done.append(word)


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    _done.clear()


def waiting() -> list[str]:
    return [one.name for one in waiting_jobs()]


@pytest.mark.django_db
def test_a_job_is_done_with_its_arguments(run_queue: Callable[[], int]) -> None:
    put_on_queue(note, word="hello")
    assert run_queue() == 1
    assert _done == ["hello"]


@pytest.mark.django_db
def test_a_job_of_a_transaction_that_fails_was_never_there() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012  the transaction must fail as a whole
        put_on_queue(note, word="lost")
        raise RuntimeError
    assert waiting() == []


@pytest.mark.django_db
def test_inside_a_worker_too_the_job_belongs_to_the_transaction() -> None:
    """There the app has connections of its own, and a job put on those would run before the commit (ADR 0003)."""
    worker_connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(worker_connector):
        with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012  the transaction must fail as a whole
            put_on_queue(note, word="lost")
            raise RuntimeError
        assert waiting() == []


@pytest.mark.django_db
def test_a_mass_mailing_waits_behind_a_code() -> None:
    put_on_queue(note_later, word="letter")
    put_on_queue(seal_events)
    put_on_queue(deliver_email, owner_ids=[UUID(int=2)], message_ids=[UUID(int=1)])
    assert waiting() == ["audit.seal_events", "messages.deliver_email", "kit.note_later"]
