"""The worker and a database that restarts at the wrong moment."""

import asyncio

import pytest
from procrastinate.exceptions import ConnectorException
from psycopg.errors import AdminShutdown, RaiseException

from prakerja.kit import worker


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_WAITS_S", (0.0, 0.0, 0.0))


def insist(*causes: Exception | None) -> int:
    """How often it was tried, where each try ends so; None: it was noted."""
    tries = 0
    left = iter(causes)

    async def note() -> None:
        nonlocal tries
        tries += 1
        if cause := next(left):
            raise ConnectorException from cause

    asyncio.run(worker._insist(note))
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
    assert not worker.is_worker_alive()
