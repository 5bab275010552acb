"""`prakerja serve`: the pages in production, behind a proxy that ends TLS. No sandbox, no demo, no worker."""

import os
import sys
from pathlib import Path

import click

from prakerja.config.environment import EnvironmentRefused, read_environment
from prakerja.console.advice import advise_of_database
from prakerja.console.django_ready import django_ready
from prakerja.console.tls_options import require_tls_elsewhere, tls_options
from prakerja.console.web_command import web_command


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address on which the proxy finds it.")
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True, help="Its port there.")
@click.option("--workers", type=click.IntRange(min=1), default=2, show_default=True, help="Processes; one a core.")
@tls_options
def serve(host: str, port: int, workers: int, certificate: Path | None, key: Path | None) -> None:
    """Serve the pages until told to stop. Exit status 2: the environment is not fit for people's data."""
    require_tls_elsewhere(host, certificate=certificate, key=key)
    _require_pages_of_production()
    with django_ready():
        from django.core.management import call_command

        from prakerja.console.tables import require_tables_of_this_version

        require_tables_of_this_version()
        call_command("collectstatic", verbosity=0, interactive=False)
        advise_of_database()
    program, *arguments = web_command(host=host, port=port, workers=workers, certificate=certificate, key=key)
    path = Path(sys.executable).with_name(program)
    # The web server takes this process's place, so that whoever started it stops it, too.
    os.execv(path, [program, *arguments])  # noqa: S606  our own command


def _require_pages_of_production() -> None:
    try:
        environment = read_environment()
    except EnvironmentRefused as refused:
        raise click.UsageError(str(refused)) from refused
    if environment.mode != "production":
        raise click.UsageError("PRAKERJA_MODE must be production; to try the program out, there is bin/run")
    if environment.part == "work":
        raise click.UsageError("PRAKERJA_PART=work is for prakerja worker; the pages take PRAKERJA_PART=pages, or none")
