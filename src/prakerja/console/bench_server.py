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
import psycopg
from psycopg import sql

from prakerja.config.database import running_database
from prakerja.config.environment import read_environment
from prakerja.console.django_ready import django_ready

#: As `bin/run` starts it.
_SERVER: Final = (
    "--interface wsgi --host 127.0.0.1 --workers 2 --blocking-threads 4 --backpressure 64 --no-access-log"
    " --log-level error prakerja.config.wsgi:application"
)
_READY_WITHIN_S: Final = 30


@contextmanager
def database_of_its_own(name: str) -> Iterator[str]:
    """Django works on a new database with all tables; it is dropped at the end. Yields its URL."""
    with running_database(read_environment()) as url, _created(url, name) as own:
        before = os.environ.get("PRAKERJA_DATABASE_URL")
        os.environ["PRAKERJA_DATABASE_URL"] = own
        try:
            with django_ready():
                _bring_up_to_date()
                yield own
        finally:
            os.environ.pop("PRAKERJA_DATABASE_URL")
            if before is not None:
                os.environ["PRAKERJA_DATABASE_URL"] = before


@contextmanager
def _created(url: str, name: str) -> Iterator[str]:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _bring_up_to_date() -> None:
    from django.core.management import call_command  # noqa: PLC0415  needs the settings

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


@contextmanager
def running_server() -> Iterator[int]:
    """The web server, as `bin/run` starts it, on a free port: yields that. Stopped at the end."""
    port = _free_port()
    command = [str(Path(sys.executable).with_name("granian")), "--port", str(port), *_SERVER.split()]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "prakerja.console.bench_settings"}
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL) as server:  # noqa: S603  our own
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


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
