"""`prakerja worker`: does the background work until it is told to stop."""

import time
from typing import Final

import click
import psycopg

from prakerja.console.django_ready import django_ready

#: A minute's restart costs no start; for longer, whoever keeps the worker starts it again.
_WAITS_S: Final = 60
_LOOKS_EVERY_S: Final = 0.5


@click.command()
def worker() -> None:
    """Do the background work: every kind in places of its own. For more of them, start it more often."""
    with django_ready():
        from django.conf import settings

        import prakerja.console.schedule  # noqa: F401  registers the recurring jobs
        from prakerja.config.shared_figures import share_figures
        from prakerja.console.advice import advise_of_database
        from prakerja.console.tables import require_tables_of_this_version
        from prakerja.kit.worker import work

        if settings.ENVIRONMENT.part == "pages":
            raise click.UsageError(
                "PRAKERJA_PART=pages is for prakerja serve; a worker takes PRAKERJA_PART=work, or none"
            )
        wait_for_database()
        require_tables_of_this_version()
        advise_of_database()
        share_figures(settings.ENVIRONMENT.var, "worker")
        work()


def wait_for_database() -> None:
    """It answers: a worker that was started while the database was away is at work as soon as that is back."""
    from django.conf import settings

    deadline = time.monotonic() + _WAITS_S
    while True:
        try:
            psycopg.connect(settings.ENVIRONMENT.database_url or "", connect_timeout=5).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise click.ClickException("The database that PRAKERJA_DATABASE_URL names does not answer") from None
            time.sleep(_LOOKS_EVERY_S)
        else:
            return
