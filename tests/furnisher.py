"""Puts people into an instance as often as a test likes, by one process that has read the program in.

Each call is done in a child of its own, which knows nothing of the calls before it, as a process newly begun. Beginning
one took two seconds of a processor, and the journeys and faults of a run call twenty times.
"""

import os
import subprocess
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper

_ROOT: Final = Path(__file__).resolve().parents[1]
_BEGIN: Final = "from tests import furnisher; furnisher.serve()"


class Furnisher:
    """A process of the instance's, with its settings; it ends with whoever started it."""

    def __init__(self, command: Path, environment: Mapping[str, str], log: Path) -> None:
        self._log = log
        with log.open("ab") as said:
            self._process = subprocess.Popen(
                [command, "manage", "shell", "--no-imports", "-c", _BEGIN],
                cwd=_ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            )

    def do(self, call: str) -> None:
        """A call, or several with `;` between, of functions of tests/furnish.py."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{call}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer == "done\n", f"{call}: {self._log.read_text()[-4_000:]}"

    def stop(self) -> None:
        self._process.communicate()


def serve() -> None:
    """Until there is nobody who asks."""
    from tests import furnish  # noqa: PLC0415  the settings are the instance's

    # What a child shared with this process, both would read from.
    for connection in connections.all():
        assert isinstance(connection, DatabaseWrapper)
        connection.close()
        connection.close_pool()
    for call in sys.stdin:
        child = os.fork()
        if child == 0:
            _do_and_end(call, vars(furnish).copy())
        _, status = os.waitpid(child, 0)
        sys.stdout.write("done\n" if status == 0 else "failed\n")
        sys.stdout.flush()


def _do_and_end(call: str, known: dict[str, object]) -> None:
    # The answer's way is for the answer alone.
    os.dup2(sys.stderr.fileno(), 1)
    status = 1
    try:
        exec(call, known)
        connections.close_all()
        status = 0
    except BaseException:  # noqa: BLE001  whatever it was, the child ends here
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)
