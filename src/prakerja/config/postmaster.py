"""The processes of the embedded database: whether it lives, what a killed one leaves, how it is started again.

A postmaster that is killed leaves a file that names it, and children that may work on in its shared memory. PostgreSQL
refuses to start beside either, for good reasons; so both are ended here first. Whose a process is is told by the folder
that it works in, and never by a number alone: after a restart of the machine that is somebody else's.
"""

import fcntl
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import psutil

from prakerja.config.server_tools import POSTGRES_BIN_PATH, PostgresServer, find_suitable_socket_dir, user_of_server

_GONE_WITHIN_S: Final = 10
#: After a crash it reads back what its files lack; on a slow disk that takes minutes.
_READY_WITHIN_S: Final = 600
_LOOKS_EVERY_S: Final = 0.1
#: Of its log, from its end: where it says why it does not start.
_READ_BYTES: Final = 4_000
_SAID_LINES: Final = 3


class DatabaseDoesNotStart(Exception):
    """In words for whoever wanted it."""


def is_alive(folder: Path) -> bool:
    """Whether the server of this folder lives; not whether it answers yet."""
    lines = _lines_of_pid_file(folder)
    if not lines or not lines[0].isdigit():
        return False
    try:
        return _works_in(psutil.Process(int(lines[0])), folder)
    except psutil.NoSuchProcess:
        return False


def newest_log(folder: Path) -> Path:
    """Where it wrote last: of its start, or of what came after."""
    logs = [log_of(folder), *(folder / "postgres-log").glob("*.log")]
    return max((one for one in logs if one.exists()), key=lambda one: one.stat().st_mtime, default=log_of(folder))


def log_of(folder: Path) -> Path:
    """Where the server writes until it has settings of its own."""
    return folder / "log"


def start_again(folder: Path) -> None:
    """The server lives and answers, at the address it had. Nothing is left of the one before, and who start it at once
    start it once. Raises DatabaseDoesNotStart."""
    with alone(folder):
        if not is_alive(folder):
            clear_what_is_left(folder)
            command = [str(POSTGRES_BIN_PATH / "pg_ctl"), "-D", str(folder), "-l", str(log_of(folder)), "--no-wait"]
            options = ["-o", '-h ""', "-o", f"-k {_socket_folder(folder)}", "start"]
            subprocess.run([*command, *options], user=user_of_server(), check=False, capture_output=True)  # noqa: S603
        wait_until_ready(folder)


def wait_until_ready(folder: Path) -> None:
    """It answers. Raises DatabaseDoesNotStart as soon as it has given up."""
    deadline = time.monotonic() + _READY_WITHIN_S
    seen_alive = time.monotonic() + 1
    while "ready" not in [line.strip() for line in _lines_of_pid_file(folder)[7:]]:
        if is_alive(folder):
            seen_alive = time.monotonic()
        if time.monotonic() > seen_alive + 1 or time.monotonic() > deadline:
            raise DatabaseDoesNotStart(_why_not(folder))
        time.sleep(_LOOKS_EVERY_S)


def clear_what_is_left(folder: Path) -> None:
    """No process of an earlier server works in the folder, and no file says that one does."""
    deadline = time.monotonic() + _GONE_WITHIN_S
    while (left := _processes_in(folder)) and time.monotonic() < deadline:
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        time.sleep(_LOOKS_EVERY_S)
    for file in (folder / "postmaster.pid", *_socket_folder(folder).glob(".s.PGSQL.*.lock")):
        file.unlink(missing_ok=True)


def _processes_in(folder: Path) -> list[psutil.Process]:
    return [process for process in psutil.process_iter() if _works_in(process, folder)]


def _works_in(process: psutil.Process, folder: Path) -> bool:
    try:
        is_ours = process.name() == "postgres" and process.status() != psutil.STATUS_ZOMBIE
        return is_ours and Path(process.cwd()) == folder.resolve()
    except psutil.Error:
        return False


def _socket_folder(folder: Path) -> Path:
    """Where its socket is: in the folder itself, unless that has too long a name."""
    return find_suitable_socket_dir(folder, PostgresServer.runtime_path)


def _lines_of_pid_file(folder: Path) -> list[str]:
    try:
        return (folder / "postmaster.pid").read_text().splitlines()
    except OSError:
        return []


def _why_not(folder: Path) -> str:
    said: list[str] = []
    with suppress(OSError), newest_log(folder).open("rb") as log:
        log.seek(max(0, log.seek(0, os.SEEK_END) - _READ_BYTES))
        said = [line.strip() for line in log.read().decode(errors="replace").splitlines() if " LOG: " not in line]
    because = f"It says: {' '.join(said[-_SAID_LINES:])} " if said else ""
    return f"The database in {folder} does not start. {because}Its log is {newest_log(folder)}."


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Of all processes on this machine, this one alone starts the server of the folder."""
    with folder.with_name("postgres.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
