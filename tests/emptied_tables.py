"""After a test that really commits, its tables are as empty as before it, and in no more time than that takes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import pytest
from django.core.management.color import Style
from django.core.management.commands import flush
from django.db import connection
from psycopg import sql

from tests.owner import as_owner
from tests.patience import PATIENCE_S

#: What a migration writes there stands in the template, and no test adds to it.
_WRITTEN_BY_MIGRATIONS: Final = frozenset({"django_content_type", "auth_permission"})

#: Than a page may take: on a busy machine the new files of a dozen tables take more than five seconds.
_ALLOW_LONGER: Final = f"SET LOCAL statement_timeout = '{PATIENCE_S}s'"


@contextmanager
def emptied_by_owner() -> Iterator[None]:
    """Inside, Django empties what holds rows: of a hundred tables those few, as TRUNCATE makes new files for each."""
    statements_for, empty = connection.ops.sql_flush, connection.ops.execute_sql_flush

    def for_those_with_rows(style: Style, tables: Sequence[str], **wishes: bool) -> list[str]:
        written = _with_rows(sorted(set(tables) - _WRITTEN_BY_MIGRATIONS))
        # Those that point to one of them are empty, and TRUNCATE wants to hear that they may be.
        return list(statements_for(style, written, **{**wishes, "allow_cascade": True}))

    def empty_as_owner(statements: Sequence[str]) -> None:
        # TRUNCATE is not the program's to say.
        with as_owner():
            empty([_ALLOW_LONGER, *statements])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.ops, "sql_flush", for_those_with_rows)
        patch.setattr(connection.ops, "execute_sql_flush", empty_as_owner)
        # What it would write anew was left where it is.
        patch.setattr(flush, "emit_post_migrate_signal", lambda *_of: None)
        yield


def _with_rows(tables: Sequence[str]) -> list[str]:
    asked = [
        sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(sql.Literal(table), sql.Identifier(table))
        for table in tables
    ]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(" UNION ALL ").join(asked))
        return [table for (table,) in cursor.fetchall()]
