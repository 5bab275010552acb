"""The suite's PostgreSQL: tests may lose data with the machine, so nothing in it waits for the disk."""

from contextlib import AbstractContextManager

import psycopg

from prakerja.config.database import running_database
from prakerja.config.environment import read_environment


def fast_server() -> AbstractContextManager[str]:
    """The program's URL of a server that answers. One that was found running is left running."""
    return running_database(
        read_environment(),
        # A run has several servers at once.
        shared_buffers="256MB",
        fsync="off",
        synchronous_commit="off",
        full_page_writes="off",
        max_connections="200",
    )


def let_no_statement_start_helpers(server: psycopg.Connection[tuple[object, ...]]) -> None:
    """The suite keeps every core busy and its tables are tiny: a statement would only wait for its helpers to start."""
    for setting in ("max_parallel_workers", "max_parallel_workers_per_gather"):
        server.execute(f"ALTER SYSTEM SET {setting} = 0".encode())
    server.execute("SELECT pg_reload_conf()")
