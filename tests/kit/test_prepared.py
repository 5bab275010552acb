"""Statements of the hot path: planned once a connection, and otherwise like every other statement."""

from threading import Event, Thread
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DataError, OperationalError, ProgrammingError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from prakerja.kit.outage import is_our_outage
from prakerja.kit.prepared import Value, fetch_prepared

pytestmark = pytest.mark.django_db
GREETING = "SELECT %(name)s::text AS name, %(id)s::uuid AS id, %(times)s::int AS times"
SITI, BUDI = uuid4(), uuid4()


def plans_of(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement = %s", [statement])
        found: int = cursor.fetchone()[0]
    return found


def greeting(name: str | None, of: UUID, times: int = 1) -> dict[str, Value] | None:
    return fetch_prepared(GREETING, {"name": name, "id": of, "times": times})


def test_the_row_comes_by_the_names_of_its_columns() -> None:
    assert greeting("Siti", SITI) == {"name": "Siti", "id": SITI, "times": 1}


def test_nothing_of_one_asking_is_left_for_the_next() -> None:
    greeting("Siti", SITI, 7)
    assert greeting(None, BUDI, 2) == {"name": None, "id": BUDI, "times": 2}


def test_no_row_is_none_also_after_one_that_was_there() -> None:
    statement = "SELECT %(a)s::int AS a WHERE %(a)s::int > 0"
    assert fetch_prepared(statement, {"a": 1}) == {"a": 1}
    assert fetch_prepared(statement, {"a": 0}) is None


def test_it_is_planned_once_however_often_it_is_asked() -> None:
    for name in ("Siti", "Budi", "Tuti"):
        fetch_prepared("SELECT %(name)s::text AS planned_once", {"name": name})
    assert plans_of("SELECT $1::text AS planned_once") == 1


def test_it_is_counted_like_every_other_statement() -> None:
    with CaptureQueriesContext(connection) as asked:
        greeting("Siti", SITI)
        greeting("Budi", BUDI)
    assert len(asked) == 2


def test_what_the_database_refuses_is_told_as_django_tells_it() -> None:
    with pytest.raises(DataError, match="division by zero"), transaction.atomic():
        fetch_prepared("SELECT 1 / %(by)s::int AS result", {"by": 0})
    assert fetch_prepared("SELECT 1 / %(by)s::int AS result", {"by": 1}) == {"result": 1}


def test_in_a_broken_transaction_nothing_is_asked_any_more() -> None:
    with transaction.atomic():
        greeting("Siti", SITI)
        transaction.set_rollback(True)
        connection.needs_rollback = True
        with pytest.raises(TransactionManagementError):
            greeting("Siti", SITI)


@pytest.mark.django_db(transaction=True)
def test_after_a_rollback_its_plan_is_still_there() -> None:
    with transaction.atomic():
        fetch_prepared("SELECT %(name)s::text AS kept_through", {"name": "Siti"})
        transaction.set_rollback(True)
    assert fetch_prepared("SELECT %(name)s::text AS kept_through", {"name": "Budi"}) == {"kept_through": "Budi"}
    assert plans_of("SELECT $1::text AS kept_through") == 1


@pytest.mark.django_db(transaction=True)
def test_it_begins_the_transaction_that_it_is_the_first_statement_of() -> None:
    count = "SELECT count(*)::int AS found FROM cache"
    with transaction.atomic():
        fetch_prepared("INSERT INTO cache VALUES (%(key)s, '', now()) RETURNING cache_key", {"key": "one"})
        transaction.set_rollback(True)
    assert fetch_prepared(count, {}) == {"found": 0}


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_it_is_saved_at_once() -> None:
    fetch_prepared("INSERT INTO cache VALUES (%(key)s, '', now()) RETURNING cache_key", {"key": "two"})
    with connection.cursor() as cursor:
        assert connection.connection.pgconn.transaction_status == 0
        cursor.execute("DELETE FROM cache WHERE cache_key = 'two'")
        assert cursor.rowcount == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("dropped", ["DEALLOCATE ALL", "DISCARD ALL"])
def test_plans_that_somebody_dropped_are_made_anew(dropped: str) -> None:
    greeting("Siti", SITI)
    with connection.cursor() as cursor:
        cursor.execute(dropped)
    with pytest.raises(ProgrammingError):
        greeting("Budi", BUDI)
    assert greeting("Budi", BUDI, 3) == {"name": "Budi", "id": BUDI, "times": 3}


@pytest.mark.django_db(transaction=True)
def test_a_server_that_has_left_is_an_outage_and_the_next_one_is_asked_anew() -> None:
    greeting("Siti", SITI)
    left = connection.connection.info.backend_pid
    with psycopg.connect(connection.connection.info.dsn, password=connection.connection.info.password) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [left])
    with pytest.raises(OperationalError) as raised:
        greeting("Siti", SITI)
    assert is_our_outage(raised.value)
    connection.close()
    assert greeting("Budi", BUDI, 3) == {"name": "Budi", "id": BUDI, "times": 3}


@pytest.mark.parametrize("times", [0, 1, -1, 2**15, -(2**31), 2**31 - 1])
def test_a_number_of_any_size_is_what_was_sent(times: int) -> None:
    assert greeting("Siti", SITI, times) == {"name": "Siti", "id": SITI, "times": times}
    assert greeting(None, SITI, times) == {"name": None, "id": SITI, "times": times}


def test_whoever_waits_for_the_database_keeps_nobody_from_working() -> None:
    """The interpreter is let go while the server answers."""
    worked = Event()
    other = Thread(target=worked.set)
    started: list[bool] = []

    def waiting() -> None:
        fetch_prepared("SELECT pg_sleep(0.2)::text AS slept", {})
        started.append(worked.is_set())

    other.start()
    waiting()
    assert started == [True]
