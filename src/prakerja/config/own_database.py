"""A database of one's own beside the program's, on the same server: for what must not meet anybody's rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from prakerja.config.environment import EnvironmentRefused
from prakerja.config.roles import point_to

_DROP: Final = sql.SQL("DROP DATABASE IF EXISTS {}")
_CREATE: Final = sql.SQL("CREATE DATABASE {}")


@contextmanager
def own_database(name: str) -> Iterator[None]:
    """Inside, this process works on an empty database of this name; afterwards it is gone. Raises EnvironmentRefused.

    One of the same name that an earlier run left behind is thrown away first.
    """
    before = settings.ENVIRONMENT
    if before.database_owner_url is None:
        raise EnvironmentRefused("PRAKERJA_DATABASE_OWNER_URL must be set: a database of its own is made by the owner")
    with psycopg.connect(before.database_owner_url, autocommit=True) as server:
        for statement in (_DROP, _CREATE):
            server.execute(statement.format(sql.Identifier(name)))
        programs = connection.settings_dict
        settings.ENVIRONMENT = before.model_copy(
            update={"database_owner_url": make_conninfo(before.database_owner_url, dbname=name)}
        )
        point_to(programs | {"NAME": name})
        try:
            yield
        finally:
            point_to(programs)
            settings.ENVIRONMENT = before
            server.execute(_DROP.format(sql.Identifier(name)))
