"""Statements about thousands at once: their arrays travel beside the text, in PostgreSQL's own form.

Django binds on the client: each array becomes a text inside the statement's text, which takes psycopg 1 to 20 µs an
element and the database half as much again to read. In its own form (`packed_arrays.py`) an element takes 0.1 µs.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg.abc import Params, Query
from psycopg.rows import tuple_row

from prakerja.kit.packed_arrays import packed, takes_packed

type Array = Sequence[UUID] | Sequence[str] | Sequence[int] | Sequence[bytes] | Sequence[date]
type Value = Array | str | int | bytes | datetime | date | UUID | None
type Row = tuple[Any, ...]


class _PackingCursor(psycopg.Cursor[Row]):
    """Lists are packed behind Django's back, which shows them in its log as they were."""

    def execute(
        self, query: Query, params: Params | None = None, *, prepare: bool | None = None, binary: bool | None = None
    ) -> Self:
        if isinstance(params, Mapping):
            takes_packed(self)
            params = {name: packed(value) for name, value in params.items()}
        # A template would hold its values itself; nothing here is one.
        return super().execute(query, params, prepare=prepare, binary=binary)  # type: ignore[arg-type]


def run_with_arrays(statement: str, values: Mapping[str, Value]) -> psycopg.Cursor[Row]:
    """The cursor of it, to read rows from, or how many there were. The text says the type of each array."""
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    cursor = _PackingCursor(database.connection, row_factory=tuple_row)
    # Through Django's wrapper, so that a test counts it and a broken connection is told as Django tells it.
    wrap = database.make_debug_cursor if database.queries_logged else database.make_cursor
    wrap(cursor).execute(statement, values)  # type: ignore[arg-type]  # it wraps psycopg's; the stubs say its own
    return cursor
