"""Commands that need the database: it is started if it must be, and Django is set up on it."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

import click
from psycopg.errors import UndefinedTable

from prakerja.config.database import running_database
from prakerja.config.environment import Environment, EnvironmentRefused, read_environment
from prakerja.config.postmaster import DatabaseDoesNotStart
from prakerja.console.cut_short import why_cut_short

_AGAIN: Final = "run the same command again"


@contextmanager
def django_ready(*, stop_database: bool = False, again: str = _AGAIN) -> Iterator[None]:
    """Inside, models work. Exit status 2 when the environment is wrong, 1 when there is no table yet, or when our own
    database or disk cuts it short. `again`: what to do then.
    """
    with ExitStack() as opened:
        try:
            environment = read_environment()
        except EnvironmentRefused as refused:
            raise click.UsageError(str(refused)) from refused
        opened.enter_context(said_plainly(environment, again))
        opened.enter_context(running_database(environment, stop=stop_database))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prakerja.config.settings")
        from prakerja.config.texts import compile_texts

        compile_texts()
        import django

        django.setup()
        try:
            yield
        finally:
            _close_connections()


@contextmanager
def said_plainly(environment: Environment, again: str) -> Iterator[None]:
    """What is no fault of the program ends in one sentence."""
    ours = environment.database_url is None
    database = f"The database in {environment.var}" if ours else "The database that PRAKERJA_DATABASE_URL names"
    try:
        yield
    except click.ClickException:
        raise
    except EnvironmentRefused as refused:
        raise click.UsageError(str(refused)) from refused
    except DatabaseDoesNotStart as error:
        raise click.ClickException(str(error)) from error
    except Exception as error:
        if isinstance(error.__cause__, UndefinedTable):
            start = "start it with bin/run" if ours else "make its tables with: prakerja manage migrate"
            raise click.ClickException(f"{database} is empty; {start}") from error
        if why := why_cut_short(error, database):
            raise click.ClickException(f"{why}; {again}.") from error
        raise


def _close_connections() -> None:
    # Left to the interpreter's end, the pool's threads would be waited for, five seconds each.
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]
