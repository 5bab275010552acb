"""Statements of the hot path: planned once a connection, and otherwise like every other statement."""

from uuid import UUID, uuid4

import pytest
from django.db import DataError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

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
        greeting(name, SITI)
    assert plans_of("SELECT $1::text AS name, $2::uuid AS id, $3::int AS times") == 1


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
def test_after_a_rollback_it_is_planned_anew_and_answers() -> None:
    with transaction.atomic():
        greeting("Siti", SITI)
        transaction.set_rollback(True)
    assert greeting("Budi", BUDI, 3) == {"name": "Budi", "id": BUDI, "times": 3}
