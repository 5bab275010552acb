"""The suite's PostgreSQL: tests may lose data with the machine, so nothing in it waits for the disk."""

from contextlib import AbstractContextManager

from prakerja.config.database import running_database
from prakerja.config.environment import read_environment


def fast_server() -> AbstractContextManager[str]:
    """The program's URL of a server that answers. One that was found running is left running."""
    return running_database(
        read_environment(), fsync="off", synchronous_commit="off", full_page_writes="off", max_connections="200"
    )
