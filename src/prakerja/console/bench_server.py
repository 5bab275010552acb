"""What a measurement over HTTP stands on: a database of its own on our server, and the real web server on it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from prakerja.console.django_ready import django_ready
from prakerja.console.free_port import free_port
from prakerja.console.web_command import web_command

_READY_WITHIN_S: Final = 30


@contextmanager
def database_of_its_own(name: str) -> Iterator[str]:
    """Django works on a new database with all tables; it is dropped at the end. Yields the program's way in."""
    with django_ready():
        from django.conf import settings
        from django.core.management import call_command

        from prakerja.config.own_database import own_database
        from prakerja.console.tables import bring_tables_up_to_date

        with own_database(name):
            bring_tables_up_to_date()
            call_command("collectstatic", verbosity=0, interactive=False)
            url = settings.ENVIRONMENT.database_url
            assert url is not None, "the database is ready"
            yield urlsplit(url)._replace(path=f"/{name}").geturl()


@contextmanager
def running_server(database: str) -> Iterator[int]:
    """The web server, as `bin/run` starts it, on that database and a free port: yields this. Stopped at the end."""
    port = free_port()
    program, *arguments = web_command(host="127.0.0.1", port=port)
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "prakerja.console.bench_settings",
        "PRAKERJA_DATABASE_URL": database,
    }
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL) as server:  # noqa: S603  our own
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _READY_WITHIN_S
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise click.ClickException("The web server does not start")
