"""Two roles in the database: the owner makes and changes the tables, the program works in them.

An operator who brings a PostgreSQL of their own makes both and names them in PRAKERJA_DATABASE_OWNER_URL and
PRAKERJA_DATABASE_URL; web and worker processes need the latter alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from prakerja.config.database_url import database_from
from prakerja.config.environment import EnvironmentRefused

OWNER: Final = "prakerja_owner"
PROGRAM: Final = "prakerja_program"
#: CREATEDB: a measurement fills a database of its own (`prakerja bench storage`).
_MAY: Final = {OWNER: sql.SQL("LOGIN CREATEDB"), PROGRAM: sql.SQL("LOGIN")}


def make_roles(server: psycopg.Connection) -> None:
    """Both are there. For the embedded server: whoever starts it lets both in without a password, through its socket.

    So there the roles stop mistakes of ours, and nobody who sits on the same machine.
    """
    for role, may in _MAY.items():
        if server.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
            server.execute(sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(role), may))


def role_of_program() -> str:
    """Whom the database takes this process for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside, this process is the owner of the tables, and may take as long as it needs. Raises EnvironmentRefused."""
    url = settings.ENVIRONMENT.database_owner_url
    if url is None:
        raise EnvironmentRefused("PRAKERJA_DATABASE_OWNER_URL must be set: tables are made and changed by their owner")
    programs = connection.settings_dict
    point_to(programs | database_from(url))
    try:
        yield
    finally:
        point_to(programs)


def point_to(entry: dict[str, object]) -> None:
    """From now on this thread's connection is the one that this entry of DATABASES describes."""
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    connection.settings_dict = entry
