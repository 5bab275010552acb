"""Whoever ends `prakerja bench payouts --hostile` ends all that it has begun: bank, database, and those who pay.

The run itself is left to the command: its waits are the product's, and a small one takes minutes.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

import psutil
import pytest

from prakerja.console import bench_hostile_parts
from prakerja.console.bench_hostile_bank import HostileBank
from prakerja.console.bench_hostile_end import ended_in_order
from prakerja.console.bench_hostile_parts import Parts
from prakerja.console.bench_hostile_workers import Idle

_PATIENCE_S: Final = 60
_BY_SIGNAL: Final = 128


def test_ended_while_bank_and_database_work_it_leaves_neither_behind() -> None:
    # Of a name that a socket's may be long enough for.
    with TemporaryDirectory(prefix="hostile-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        program = Path(sys.executable).with_name("prakerja")
        command = [str(program), "bench", "payouts", "--hostile", "--payouts", "100", "--kills-at-commit", "0"]
        with subprocess.Popen(command, env=os.environ | {"TMPDIR": name}, stdout=subprocess.DEVNULL) as run:
            wait_for(lambda: any(folder.glob("*/postgres/postmaster.pid")))
            begun = psutil.Process(run.pid).children(recursive=True) + servers_in(folder)
            assert len(begun) > 1
            run.send_signal(signal.SIGTERM)
            assert run.wait(_PATIENCE_S) == _BY_SIGNAL + signal.SIGTERM
        assert [one for one in begun if is_there(one)] == []
        assert servers_in(folder) == []
        assert list(folder.glob("prakerja-*")) == []


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_who_pays_ends_with_the_command(by: signal.Signals, tmp_path: Path) -> None:
    ours, theirs = get_context("fork").Pipe()
    command = get_context("fork").Process(target=command_with_a_worker, args=(tmp_path, theirs))
    command.start()
    worker = psutil.Process(ours.recv())
    end(command, by)
    wait_for(lambda: not is_there(worker))


def test_a_signal_that_came_while_it_began_somebody_is_answered_before_the_next(tmp_path: Path) -> None:
    parts = Parts(tmp_path, HostileBank(tmp_path, 1), Random(1))
    with ended_in_order():
        # As Python drops what is raised in the middle of a fork.
        with suppress(SystemExit):
            signal.raise_signal(signal.SIGTERM)
        with pytest.raises(SystemExit, match=f"{_BY_SIGNAL + signal.SIGTERM}"):
            parts.begin(sleep, "sleep")
    assert parts.begun == {}


def command_with_a_worker(folder: Path, told: Connection) -> None:
    bench_hostile_parts._UNDER_WAY_S = 0.0  # type: ignore[misc]
    parts = Parts(folder, HostileBank(folder, 1), Random(1))
    with ended_in_order():
        try:
            told.send(parts.begin(sleep, "sleep").pid)
            signal.pause()
        finally:
            parts.stop_all()


def sleep(_faults: Path, _idle: Idle) -> None:
    time.sleep(10 * _PATIENCE_S)


def end(command: BaseProcess, by: signal.Signals) -> None:
    assert command.pid is not None
    os.kill(command.pid, by)
    command.join(_PATIENCE_S)
    assert not command.is_alive()


def servers_in(folder: Path) -> list[psutil.Process]:
    """Those of PostgreSQL; of a process that ends meanwhile nothing is told."""
    there = psutil.process_iter(["name", "cmdline"])
    return [
        one for one in there if one.info["name"] == "postgres" and str(folder) in " ".join(one.info["cmdline"] or [])
    ]


def is_there(one: psutil.Process) -> bool:
    try:
        return one.is_running() and one.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)
