"""Commands that need the database: it is started if it must be, and Django is set up on it."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from psycopg.errors import UndefinedTable
from psycopg_pool import PoolTimeout

from prakerja.config.database import running_database
from prakerja.config.environment import EnvironmentRefused, read_environment
from prakerja.config.postmaster import DatabaseDoesNotStart


@contextmanager
def django_ready(*, stop_database: bool = False) -> Iterator[None]:
    """Inside, models work. Exit status 2 when the environment is wrong, 1 when there is no database or no table yet."""
    import click

    with ExitStack() as opened:
        try:
            environment = read_environment()
            opened.enter_context(running_database(environment, stop=stop_database))
        except EnvironmentRefused as refused:
            raise click.UsageError(str(refused)) from refused
        except DatabaseDoesNotStart as error:
            raise click.ClickException(str(error)) from error
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prakerja.config.settings")
        from prakerja.config.texts import compile_texts

        compile_texts()
        import django
        from django.db import OperationalError, ProgrammingError

        django.setup()
        try:
            yield
        except ProgrammingError as error:
            if not isinstance(error.__cause__, UndefinedTable):
                raise
            raise click.ClickException(f"The database of {environment.var} is empty; start it with bin/run") from error
        except OperationalError as error:
            if not isinstance(error.__cause__, PoolTimeout):
                raise
            raise click.ClickException("The database that PRAKERJA_DATABASE_URL names does not answer") from error
        finally:
            _close_connections()


def _close_connections() -> None:
    # Left to the interpreter's end, the pool's threads would be waited for, five seconds each.
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]
