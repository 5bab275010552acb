"""A process that dies by kill -9 at one of its points: before a statement, a piece of COPY, a commit, or a file."""

import gc
import os
import signal
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import psycopg
from django.conf import settings
from django.db import connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper

_WRITES: Final = os.O_WRONLY | os.O_RDWR
_FILES: Final = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.copyfile", "shutil.rmtree")
_BROKE: Final = 3


def ends_alive(do: Callable[[], object], *, dies_at: int) -> bool:
    """Whether a process of its own has done it; False where it reached its point of that number, from 1, and died.

    Raises AssertionError where it broke instead. Needs a test that really commits.
    """
    connections.close_all()
    with warnings.catch_warnings():
        # The suite's own threads do not concern it.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _live(do, dies_at)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -signal.SIGKILL), "it broke, as is told above"
    return status == 0


def _live(do: Callable[[], object], dies_at: int) -> None:
    gc.disable()
    status = _BROKE
    try:
        _Points(dies_at).watch()
        do()
        status = 0
    except BaseException:  # noqa: BLE001  nothing may reach the suite of which this is a copy
        traceback.print_exc()
    finally:
        with suppress(Exception):
            connections.close_all()
        os._exit(status)


class _Points:
    def __init__(self, dies_at: int) -> None:
        self._left, self._dies = dies_at, False
        self._folders = (str(settings.MEDIA_ROOT), f"{tempfile.gettempdir()}/prakerja-")

    def watch(self) -> None:
        """From here on each point is counted."""
        write, commit = psycopg.Copy.write, DatabaseWrapper._commit  # type: ignore[attr-defined]

        def write_counted(copy: Any, piece: Any) -> None:
            self._count()
            write(copy, piece)

        def commit_counted(wrapper: Any) -> None:
            self._count()
            commit(wrapper)

        psycopg.Copy.write = write_counted  # type: ignore[method-assign,assignment]
        DatabaseWrapper._commit = commit_counted  # type: ignore[attr-defined]
        connection.execute_wrappers.append(self._statement)
        sys.addaudithook(self._file)

    def _statement(self, execute: Any, statement: Any, values: Any, many: Any, context: Any) -> Any:
        self._count()
        return execute(statement, values, many, context)

    def _file(self, event: str, told: tuple[Any, ...]) -> None:
        if self._dies or event not in _FILES or not str(told[0]).startswith(self._folders):
            return
        if event != "open":
            self._count()
        elif _is_to_write(told[1], told[2]):
            self._count(half=str(told[0]))

    def _count(self, *, half: str = "") -> None:
        self._left -= 1
        if self._left == 0:
            self._dies = True
            if half:
                # What was written so far is there, and the rest is not.
                Path(half).write_bytes(b"half")
            os.kill(os.getpid(), signal.SIGKILL)


def _is_to_write(mode: str | None, flags: int) -> bool:
    return any(sign in mode for sign in "wxa+") if mode else bool(flags & _WRITES)
