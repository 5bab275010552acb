"""Everything that stands in the database, to be compared before and after: who changes what, and what stays."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final
from uuid import UUID

from django.db import connection
from psycopg import sql

#: What a refusal leaves behind on purpose, in a transaction of its own (`audit/notice.py`).
TRACES: Final = frozenset({"audit_securitycount", "audit_suspicion"})


def all_rows(tables: Iterable[str] = ()) -> dict[str, str]:
    """By table, a digest of its rows in whatever order they lie; of these tables, if some are named."""
    digests = [
        sql.SQL("SELECT {}, md5(coalesce(string_agg(row::text, '|' ORDER BY row::text), '')) FROM {} AS row").format(
            sql.Literal(table), sql.Identifier(table)
        )
        for table in tables or _tables()
    ]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(" UNION ALL ").join(digests))
        return dict(cursor.fetchall())


def changed_since(before: dict[str, str]) -> set[str]:
    """The tables that hold something else than they did."""
    return {table for table, digest in all_rows(before).items() if digest != before[table]}


@contextmanager
def nothing_changes() -> Iterator[None]:
    """Whatever is done inside, every row of every table is as before."""
    before = all_rows()
    yield
    assert changed_since(before) == set()


def rows_naming(owner_id: UUID) -> set[tuple[str, str]]:
    """Every row, of whatever table, in which this id stands."""
    found = [
        sql.SQL("SELECT {}, row::text FROM {} AS row WHERE row::text LIKE {}").format(
            sql.Literal(table), sql.Identifier(table), sql.Literal(f"%{owner_id}%")
        )
        for table in _tables()
    ]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(" UNION ALL ").join(found))
        return set(cursor.fetchall())


@cache
def _tables() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations'"
            " ORDER BY tablename"
        )
        return tuple(table for (table,) in cursor.fetchall())
