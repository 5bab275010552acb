"""A connection that the server has left is given to nobody."""

import tempfile
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from psycopg_pool import ConnectionPool

from prakerja.kit.pool import require_open

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool() -> Iterator[ConnectionPool]:
    values = connection.get_connection_params() | {"autocommit": True}
    with ConnectionPool(kwargs=values, open=True, min_size=1, check=require_open) as opened:
        yield opened


def end(backends: set[int]) -> None:
    """As a server does that stops: it says so, and hangs up."""
    with psycopg.connect(**connection.get_connection_params()) as other:
        for backend in backends:
            assert other.execute("SELECT pg_terminate_backend(%s, 5000)", [backend]).fetchone() == (True,)


def test_one_that_was_ended_is_given_to_nobody(pool: ConnectionPool) -> None:
    with pool.connection() as first:
        before = first.info.backend_pid
    end({before})
    with pool.connection() as second:
        assert second.execute("SELECT 1").fetchone() == (1,)
        assert second.info.backend_pid != before


def test_looking_sends_the_server_nothing(pool: ConnectionPool) -> None:
    with pool.connection() as looked_at, tempfile.TemporaryFile() as trace:
        looked_at.pgconn.trace(trace.fileno())
        for _ in range(100):
            require_open(looked_at)
        looked_at.pgconn.untrace()
        assert trace.seek(0, 2) == 0
