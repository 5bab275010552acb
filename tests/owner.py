"""What the program may not do, a test sometimes must: empty a table, break it, forge what it holds."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection, transaction
from psycopg import sql

from prakerja.config.roles import OWNER, PROGRAM


def let_program_turn_owner(server: psycopg.Connection[tuple[object, ...]]) -> None:
    """On the suite's server alone, and only when it says so: the program inherits nothing of what the owner may."""
    server.execute(
        sql.SQL("GRANT {} TO {} WITH INHERIT FALSE, SET TRUE").format(*map(sql.Identifier, (OWNER, PROGRAM)))
    )


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside, this connection is the owner of the tables; in the same transaction, so that it waits for no lock."""
    with transaction.atomic():
        _turn(OWNER)
        yield
        _turn(PROGRAM)


def _turn(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
