"""What is killed in `prakerja bench payouts --hostile`: processes that pay, the database, and the bank."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

import psutil
from django.db import OperationalError, connection

from prakerja.config.postmaster import start_again
from prakerja.console.bench_hostile_bank import LATE_S, HostileBank
from prakerja.console.bench_hostile_end import SIGNALS, end_if_asked
from prakerja.console.bench_hostile_workers import Idle
from prakerja.console.free_port import free_port
from prakerja.console.web_command import web_command
from prakerja.kit.parent import end_with_parent

type Does = Callable[[Path, Idle], object]

#: Whatever a process had sent before it was killed is at the bank, or never will be.
_UNDER_WAY_S: Final = 3 * LATE_S


@dataclass
class Parts:
    """Processes by their names; each tells its faults in a file of its own."""

    var: Path
    bank: HostileBank
    chance: Random
    begun: dict[str, multiprocessing.context.ForkProcess] = field(default_factory=dict)
    idle: dict[str, Idle] = field(default_factory=dict)
    #: The pages, to which the bank tells what became of payments.
    web: subprocess.Popen[bytes] | None = None
    web_port: int = field(default_factory=free_port)
    workers_killed: int = 0
    databases_killed: int = 0

    def keep_running(self, does: Does, how_many: int) -> None:
        """So many processes do it: those that ended are begun again."""
        for number in range(how_many):
            self.begin(does, f"{does.__name__}-{number}")

    def keep_web_running(self) -> None:
        """It is begun again if it has ended."""
        if self.web is not None and self.web.poll() is None:
            return
        program, *arguments = web_command(host="127.0.0.1", port=self.web_port)
        command = [str(Path(sys.executable).with_name(program)), *arguments]
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "prakerja.console.bench_settings"}
        nothing = subprocess.DEVNULL
        self.web = subprocess.Popen(command, env=environment, stdin=nothing, stdout=nothing, stderr=nothing)  # noqa: S603

    def kill_web(self) -> None:
        """kill -9; those that it has begun end with it."""
        if self.web is not None:
            self.web.kill()
            self.web.wait()
            self.workers_killed += 1
            self.web = None

    def begin(self, does: Does, name: str) -> multiprocessing.context.ForkProcess:
        """The process of this name, begun if it must be. Raises SystemExit where the command is to end."""
        end_if_asked()
        if name not in self.begun or not self.begun[name].is_alive():
            leave_database()
            self.idle[name] = multiprocessing.get_context("fork").Value("q", 0)
            process = multiprocessing.get_context("fork").Process(
                target=_alone, args=(does, self.faults / name, self.idle[name])
            )
            process.start()
            self.begun[name] = process
        return self.begun[name]

    @property
    def faults(self) -> Path:
        folder = self.var / "faults"
        folder.mkdir(exist_ok=True)
        return folder

    def has_nothing_to_do(self) -> bool:
        """Every process that is there has looked twice and found nothing."""
        return all(self.idle[name].value > 1 for name in self.begun)

    def look_again(self) -> None:
        """What they found before the clock leapt counts no more."""
        for idle in self.idle.values():
            idle.value = 0

    def kill_one(self) -> None:
        if alive := [name for name, process in self.begun.items() if process.is_alive()]:
            self.kill(self.chance.choice(alive))

    def kill(self, name: str) -> None:
        """kill -9."""
        process = self.begun.pop(name)
        process.kill()
        process.join()
        self.workers_killed += 1

    def kill_database(self) -> None:
        """kill -9 of its first process; it is started as `prakerja run` starts it again."""
        postgres = self.var / "postgres"
        number = int((postgres / "postmaster.pid").read_text().split()[0])
        with suppress(psutil.NoSuchProcess):
            os.kill(number, signal.SIGKILL)
            psutil.Process(number).wait(10)
        self.databases_killed += 1
        start_again(postgres)

    def stop_all(self) -> None:
        """Nobody pays any more, and nothing is under way to the bank."""
        for name in list(self.begun):
            if self.begun[name].is_alive():
                self.kill(name)
        self.begun.clear()
        time.sleep(_UNDER_WAY_S)


def _alone(does: Does, faults: Path, idle: Idle) -> None:
    """Ended with the command, by whatever; a signal to the command's whole group is the command's to answer."""
    end_with_parent(signal.SIGKILL)
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    does(faults, idle)


def leave_database() -> None:
    """Processes that are begun by a copy of this one must not find its connections."""
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]


def answered[T](ask: Callable[[], T]) -> T:
    """As soon as the database answers: it may just have been killed."""
    while True:
        try:
            return ask()
        except OperationalError:
            connection.close()
            time.sleep(0.1)
