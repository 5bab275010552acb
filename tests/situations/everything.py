"""Everything that the database holds, so that a test can say what changed and that nothing else did."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.apps import apps
from django.db import connection, transaction
from psycopg import sql

type Contents = dict[str, list[str]]

#: Written by the migrations and by nothing else.
_DJANGOS: Final = {"auth_permission", "django_content_type"}


def contents() -> Contents:
    """By table its rows as text, in an order that does not depend on when they were written."""
    rows = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {name} AS table, to_jsonb(t)::text AS row FROM {table} AS t").format(
            name=sql.Literal(table), table=sql.Identifier(table)
        )
        for table in _tables()
    )
    held: Contents = {}
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT * FROM ({}) AS everything ORDER BY 1, 2").format(rows))
        for table, row in cursor.fetchall():
            held.setdefault(table, []).append(row)
    return held


def tables_changed(before: Contents) -> set[str]:
    """The tables that do not hold what they held."""
    after = contents()
    return {table for table in before.keys() | after.keys() if before.get(table) != after.get(table)}


@contextmanager
def nothing_changes() -> Iterator[None]:
    """Whatever is done inside, every row of every table is as before."""
    before = contents()
    yield
    assert tables_changed(before) == set()


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done inside is undone at the end, although it opens units of work: one example after another."""
    before = transaction.savepoint_create()
    try:
        yield
    finally:
        transaction.savepoint_rollback(before)


def _tables() -> list[str]:
    """Ours, and the queue's: what waits to be done is part of what was saved."""
    return sorted({model._meta.db_table for model in apps.get_models()} - _DJANGOS)
