"""Everything that stands in the database, to be compared before and after: who changes what, and what stays."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final
from uuid import UUID

from django.db import connection

from prakerja.kit.prepared import fetch_all_prepared

#: What a refusal leaves behind on purpose, in a transaction of its own (`audit/notice.py`).
TRACES: Final = frozenset({"audit_securitycount", "audit_suspicion"})


def all_rows(tables: Iterable[str] = ()) -> dict[str, str]:
    """By table, a digest of its rows in whatever order they lie; of these tables, if some are named."""
    # Planned once a connection: for a hundred and sixty tables that takes longer than to read them.
    return dict(fetch_all_prepared(_digesting(tuple(tables) or _tables()), {}))


def all_rows_but(those: Collection[str]) -> dict[str, str]:
    """The same of every table that is none of those."""
    return {table: digest for table, digest in all_rows().items() if table not in those}


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
    return set(fetch_all_prepared(_naming(), {"named": f"%{owner_id}%"}))


@cache
def _digesting(tables: tuple[str, ...]) -> str:
    """A sum has no order, so that none of them is sorted; 64 bits of each row, and how many there are."""
    digest = "count(*) || ':' || coalesce(sum(hashtextextended(row::text, 0)), 0)"
    return " UNION ALL ".join(f"SELECT '{table}', {digest} FROM \"{table}\" AS row" for table in tables)


@cache
def _naming() -> str:
    return " UNION ALL ".join(
        f"SELECT '{table}', row::text FROM \"{table}\" AS row WHERE row::text LIKE %(named)s" for table in _tables()
    )


@cache
def _tables() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations'"
            " ORDER BY tablename"
        )
        return tuple(table for (table,) in cursor.fetchall())
