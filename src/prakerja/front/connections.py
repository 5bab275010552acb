"""How many connections one process of the server holds, and when one whose other end is gone is given up."""

import os
import resource
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

#: Of one process. Each takes a file and some ten kilobytes; thousands that do nothing must leave room for who works.
_MOST: Final = 2_000
#: For the database, logs and files, beside the connections.
_OTHER_FILES: Final = 500
#: Whoever takes nothing of an answer for so long is not there.
_NOTHING_TAKEN_MS: Final = 60_000


def most_connections() -> int:
    """As many as the machine lets a process open."""
    return max(128, min(_MOST, resource.getrlimit(resource.RLIMIT_NOFILE)[1] - _OTHER_FILES))


def hold_many_connections() -> None:
    """In a process of the server: its files may be many, and what it listens on hands the patience down."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if sys.platform != "linux":
        return
    for entry in Path("/proc/self/fd").iterdir():
        # Granian opened what we listen on, and tells nobody its number.
        with (
            suppress(OSError),
            socket.socket(socket.AF_INET, socket.SOCK_STREAM, fileno=os.dup(int(entry.name))) as found,
        ):
            if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _NOTHING_TAKEN_MS)
                found.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
