"""The figures of all processes of a machine, in files that each of them maps into its memory.

A process claims the first free name of its kind, `web-1`, and goes on counting where the last of that name stopped: a
figure that only grows never falls, and there are as many files as processes at once.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final, TextIO

from prometheus_client import Metric, values
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

_KINDS: Final = ("counter", "histogram", "gauge_livesum")
#: A thousand series and more. Allotted at once: to write to a hole in a file on a full disk would kill the process.
_BYTES: Final = 2_000_000
#: What is claimed stays open, and with it locked, until the process ends in whatever way.
_claimed: Final[list[TextIO]] = []


def share_figures(var: Path, kind: str) -> None:
    """From now on what this process counts is read by `prakerja metrics`. Without room on the disk it counts alone."""
    folder = _folder_in(var)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        name = _claim(folder, kind)
        for file in (folder / f"{of}_{name}.db" for of in _KINDS):
            _prepare(file)
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
        values.ValueClass = values.MultiProcessValue(lambda: name)


def _folder_in(var: Path) -> Path:
    return var / "figures"


def _claim(folder: Path, kind: str) -> str:
    for nth in count(1):
        lock = (folder / f"{kind}-{nth}.lock").open("w")
        if _locks(lock):
            _claimed.append(lock)
            break
        lock.close()
    return f"{kind}-{nth}"


def _locks(file: TextIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _prepare(file: Path) -> None:
    if file.name.startswith("gauge"):
        # What the last one was in the middle of when it ended.
        file.unlink(missing_ok=True)
    with file.open("a+b") as opened:
        os.posix_fallocate(opened.fileno(), 0, _BYTES)


class SharedFigures(Collector):
    """The sum over the processes; of those that have ended, what they counted and not what they were doing."""

    def __init__(self, var: Path) -> None:
        self._folder = _folder_in(var)

    def collect(self) -> Iterable[Metric]:
        merged: Iterable[Metric] = MultiProcessCollector.merge([str(file) for file in self._files()])
        return merged

    def _files(self) -> Iterator[Path]:
        for file in sorted(self._folder.glob("*.db")):
            kind, _, name = file.stem.rpartition("_")
            if kind != "gauge_livesum" or not self._has_ended(name):
                yield file

    def _has_ended(self, name: str) -> bool:
        with (self._folder / f"{name}.lock").open("a") as lock:
            return _locks(lock)
