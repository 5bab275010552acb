"""The PostgreSQL that comes with the program: started in `var/` when no database is configured."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psycopg

from prakerja.config.environment import Environment, make_folder
from prakerja.config.postmaster import alone, clear_what_is_left, is_alive, log_of, wait_until_ready
from prakerja.config.roles import OWNER, PROGRAM, make_roles
from prakerja.config.server_tools import PostgresServer, PostmasterInfo, get_server, pg_ctl, user_of_server

_MB: Final = 1 << 20


def shared_buffers(of_machine: int) -> str:
    """A twenty-fourth of the machine's memory, in bytes: the demo must leave room for a browser beside it."""
    return f"{min(1_024, max(128, of_machine // _MB // 24))}MB"


_SERVER_SETTINGS: Final = {
    "max_connections": "100",
    "shared_buffers": shared_buffers(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")),
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "jit": "off",
    # The first change of a page after a checkpoint writes all of it to the log, and commits wait for that. By turns in
    # one run, seven rounds: a posting as one call was 1.315 times as fast as the bare statements, without this 1.279.
    "wal_compression": "on",
    "timezone": "UTC",
    # A week of its log beside its files, in `var/postgres/postgres-log`; what is a week old is written over.
    "logging_collector": "on",
    "log_directory": "postgres-log",
    "log_filename": "postgres-%a.log",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
    # Neither a statement nor the key that was there already: both may hold what is personal.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
#: What each URL is called in the environment, and whom it connects as.
_ROLES = {"PRAKERJA_DATABASE_URL": PROGRAM, "PRAKERJA_DATABASE_OWNER_URL": OWNER}


@contextmanager
def running_database(environment: Environment, *, stop: bool = False, **server_settings: str) -> Iterator[str]:
    """The program's URL of a PostgreSQL that answers. One that was started here is stopped again at the end.

    `stop`: it is stopped even when it was found running, left over by a run that was killed.
    """
    if environment.database_url:
        yield environment.database_url
        return
    folder = environment.var / "postgres"
    make_folder(folder)
    was_running = is_alive(folder)
    try:
        server = _start(folder, _SERVER_SETTINGS | server_settings)
        urls = {name: server.get_uri(user=role, database="prakerja") for name, role in _ROLES.items()}
        os.environ.update(urls)
        yield urls["PRAKERJA_DATABASE_URL"]
    finally:
        for name in _ROLES:
            os.environ.pop(name, None)
        if stop or not was_running:
            _stop(folder)


def _start(folder: Path, wanted: dict[str, str]) -> PostmasterInfo:
    server = _server(folder)
    # Made last, so that a start that was cut short is made good by the next one.
    if not _has_our_database(server.get_uri()):
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for name, value in wanted.items():
                connection.execute(f"ALTER SYSTEM SET {name} = '{value}'".encode())
        pg_ctl(["-w", "-l", str(log_of(folder)), "restart"], pgdata=folder, user=user_of_server())
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE prakerja")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        make_roles(connection)
        connection.execute(f"ALTER DATABASE prakerja OWNER TO {OWNER}".encode())
    return server.get_postmaster_info()


def _server(folder: Path) -> PostgresServer:
    """It answers. Raises DatabaseDoesNotStart."""
    with alone(folder):
        if not is_alive(folder):
            clear_what_is_left(folder)
        try:
            return get_server(folder, cleanup_mode=None)
        except (subprocess.SubprocessError, AssertionError):
            # Its own patience is ten seconds; after a crash the server may read back its log for longer.
            PostgresServer._instances.pop(folder.resolve(), None)
            wait_until_ready(folder)
        return get_server(folder, cleanup_mode=None)


def _has_our_database(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT FROM pg_database WHERE datname = 'prakerja'").fetchone() is not None


def _stop(folder: Path) -> None:
    try:
        pg_ctl(["-w", "-m", "fast", "stop"], pgdata=folder, user=user_of_server())
    except subprocess.CalledProcessError:
        if is_alive(folder):
            raise
