"""One that dies is started again, and all end together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from prakerja.console import processes
from prakerja.console.processes import Process, keep_running
from tests.patience import PATIENCE_S

_SUPERVISOR = """
import sys
from pathlib import Path
from prakerja.console.processes import Process, keep_running

folder = Path(sys.argv[1])
child = "import os, pathlib, time; pathlib.Path(%r, 'pid-' + str(os.getpid())).touch(); time.sleep(60)" % str(folder)
keep_running(
    [Process("sleeper", [sys.executable, "-c", child], None)],
    log_folder=folder / "log",
    when_ready=lambda: print("ready", flush=True),
)
"""


def _until[T](look: Callable[[], T], *, within_s: float = PATIENCE_S) -> T:
    deadline = time.monotonic() + within_s
    while not (found := look()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
    return found


def _pids(folder: Path) -> set[int]:
    return {int(file.name.removeprefix("pid-")) for file in folder.glob("pid-*")}


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(") ")[1].split()[0]


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", _SUPERVISOR, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        _until(lambda: _pids(tmp_path))
        yield process
        process.kill()


def test_a_killed_process_is_started_again(supervisor: subprocess.Popen[str], tmp_path: Path) -> None:
    (first,) = _pids(tmp_path)
    os.kill(first, signal.SIGKILL)
    assert _until(lambda: _pids(tmp_path) - {first})


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_nothing_stays_behind(supervisor: subprocess.Popen[str], tmp_path: Path, number: signal.Signals) -> None:
    (child,) = _pids(tmp_path)
    supervisor.send_signal(number)
    assert supervisor.wait(20) == 0
    assert not _is_alive(child)


def test_a_killed_parent_takes_its_children_along(supervisor: subprocess.Popen[str], tmp_path: Path) -> None:
    (child,) = _pids(tmp_path)
    supervisor.kill()
    _until(lambda: not _is_alive(child))


def test_one_that_ends_at_once_again_and_again_is_started_ever_more_slowly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_PAUSES_S", (0.0, 0.0, 3_600.0))
    broken = Process("broken", [sys.executable, "-c", "raise SystemExit(1)"], None)
    processes._start(broken, tmp_path)
    starts: set[int] = set()
    for _look in range(60):
        assert broken.running
        starts.add(broken.running.pid)
        processes._start_the_dead_again([broken], tmp_path)
        time.sleep(0.05)
    assert len(starts) == 3


def test_what_else_is_kept_is_looked_after_at_each_look(tmp_path: Path) -> None:
    looks: list[int] = []

    def look() -> None:
        looks.append(1)
        if len(looks) == 3:
            os.kill(os.getpid(), signal.SIGTERM)

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        keep_running([], log_folder=tmp_path, when_ready=lambda: None, look_after=look)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert len(looks) == 3
