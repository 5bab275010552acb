"""Keeps a handful of processes running: one that dies is started again, and all are stopped together."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType

import click

from prakerja.kit.parent import end_with_parent

_READY_WITHIN_S = 60
_STOP_WITHIN_S = 12
_LOOK_EVERY_S = 0.25
#: Between two starts of one that ends at once; after a minute's life it begins anew.
_PAUSES_S = (1, 2, 4, 8, 15)
_LONG_LIFE_S = 60


@dataclass
class Process:
    name: str
    command: list[str]
    #: Answers 200 when the process does its work; None: it has no address.
    health_url: str | None
    running: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)
    #: Starts in a row after which it ended at once.
    short_lives: int = field(default=0, init=False)


class _Stop(Exception):
    """Somebody asked us to stop."""


def keep_running(
    processes: list[Process],
    *,
    log_folder: Path,
    when_ready: Callable[[], None],
    look_after: Callable[[], None] = lambda: None,
) -> None:
    """Starts them, calls `when_ready` once all are healthy, and stays until SIGINT or SIGTERM.

    `look_after`: what else is kept running; it is called at each look, before these are started again.
    """
    log_folder.mkdir(parents=True, exist_ok=True)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _ask_to_stop)
    try:
        for process in processes:
            _start(process, log_folder)
        _wait_until_healthy(processes, log_folder)
        when_ready()
        while True:
            look_after()
            _start_the_dead_again(processes, log_folder)
            time.sleep(_LOOK_EVERY_S)
    except _Stop:
        click.echo("\nStopping …")
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        _stop_all(processes)


def _ask_to_stop(_number: int, _frame: FrameType | None) -> None:
    raise _Stop


def _start(process: Process, log_folder: Path) -> None:
    program = shutil.which(process.command[0], path=str(Path(sys.executable).parent)) or process.command[0]
    with (log_folder / f"{process.name}.log").open("ab") as log:
        process.running = subprocess.Popen(  # noqa: S603  our own commands
            [program, *process.command[1:]],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=partial(end_with_parent, signal.SIGTERM),  # noqa: PLW1509  no threads here
        )
    process.started_at = time.monotonic()


def _wait_until_healthy(processes: list[Process], log_folder: Path) -> None:
    deadline = time.monotonic() + _READY_WITHIN_S
    for process in processes:
        while not _is_healthy(process):
            if _has_ended(process) or time.monotonic() > deadline:
                raise click.ClickException(f"{process.name} does not start; its log is {log_folder / process.name}.log")
            time.sleep(_LOOK_EVERY_S)


def _is_healthy(process: Process) -> bool:
    if process.health_url is None:
        return not _has_ended(process)
    try:
        with urllib.request.urlopen(process.health_url, timeout=3) as answer:  # noqa: S310  our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _has_ended(process: Process) -> bool:
    return process.running is not None and process.running.poll() is not None


def _start_the_dead_again(processes: list[Process], log_folder: Path) -> None:
    for process in processes:
        if not _has_ended(process):
            continue
        lived_s = time.monotonic() - process.started_at
        if lived_s > _LONG_LIFE_S:
            process.short_lives = 0
        # One that ends at once again and again must not eat the machine.
        if lived_s > _PAUSES_S[min(process.short_lives, len(_PAUSES_S) - 1)]:
            process.short_lives += 1
            click.secho(f"{process.name} ended and is started again.", fg="yellow", err=True)
            _start(process, log_folder)


def _stop_all(processes: list[Process]) -> None:
    for process in reversed(processes):
        _signal_group(process, signal.SIGTERM)
    deadline = time.monotonic() + _STOP_WITHIN_S
    for process in processes:
        if process.running is None:
            continue
        try:
            process.running.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            _signal_group(process, signal.SIGKILL)
            process.running.wait()


def _signal_group(process: Process, number: signal.Signals) -> None:
    if process.running is None or process.running.poll() is not None:
        return
    try:
        os.killpg(process.running.pid, number)
    except ProcessLookupError:
        return
