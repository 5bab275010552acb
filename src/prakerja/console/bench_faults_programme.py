"""The programme that `prakerja bench faults` breaks: started by `prakerja run` in a folder of its own, part by part."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import click
import httpx
import psutil

from prakerja.console.free_port import free_port
from prakerja.console.local_http import local_client

#: The wave that the demo keeps open.
WAVE: Final = 12
_STARTS_WITHIN_S: Final = 180
_STOPS_WITHIN_S: Final = 40
_LOOKS_EVERY_S: Final = 0.1


class Part(StrEnum):
    WEB = "web"
    WORKER = "worker"
    SANDBOX = "sandbox"
    DATABASE = "database"


#: What stands in the command of each; the first process of that command leads the others.
_COMMANDS: Final = {Part.WEB: "granian", Part.WORKER: "worker", Part.SANDBOX: "prakerja-sandbox"}


@dataclass
class Programme:
    port: int
    var: Path
    run: subprocess.Popen[bytes]

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sandbox_url(self) -> str:
        return f"http://127.0.0.1:{self.port + 10}"

    def kill(self, part: Part) -> None:
        """kill -9, its children too, but for the database's: those notice it by themselves, or are ended."""
        for process in self._processes(part):
            with suppress(psutil.NoSuchProcess):
                process.kill()

    def kill_one_of_the_web(self) -> None:
        """kill -9 of a process that answers, while the others and the one that begins them live."""
        _, answering, *_others = self._processes(Part.WEB)
        answering.kill()

    @contextmanager
    def stopped(self, part: Part) -> Iterator[None]:
        """Inside, it stands still (SIGSTOP): it neither answers nor ends."""
        processes = [*self._processes(part), *self._children_of_database(part)]
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            for process in processes:
                with suppress(psutil.NoSuchProcess):
                    process.send_signal(signal.SIGCONT)

    def switch(self, system: str, mode: str, **details: object) -> None:
        """One of the sandbox's systems behaves so, as soon as the sandbox answers."""
        self.until(lambda: self._switched({system: {"mode": mode, **details}}), what="the sandbox answers")

    def answers(self, path: str) -> bool:
        try:
            return local_client().get(f"{self.base_url}{path}", timeout=3).is_success
        except httpx.HTTPError:
            return False

    def until(self, true: Callable[[], bool], *, what: str, within: float = _STARTS_WITHIN_S) -> None:
        deadline = time.monotonic() + within
        while not true():
            if self.run.poll() is not None:
                raise click.ClickException(f"prakerja run has ended; its log is {self.var / 'run.log'}")
            if time.monotonic() > deadline:
                raise click.ClickException(f"Not within {within:.0f} s: {what}. Logs: {self.var / 'log'}")
            time.sleep(_LOOKS_EVERY_S)

    def _switched(self, change: dict[str, object]) -> bool:
        try:
            answer = local_client().post(f"{self.sandbox_url}/switches.json", json=change, timeout=5)
        except httpx.HTTPError:
            return False
        return answer.is_success

    def _processes(self, part: Part) -> list[psutil.Process]:
        if part is Part.DATABASE:
            return [psutil.Process(int((self.var / "postgres" / "postmaster.pid").read_text().split()[0]))]
        for child in psutil.Process(self.run.pid).children():
            with suppress(psutil.NoSuchProcess):
                if any(_COMMANDS[part] in Path(word).name for word in child.cmdline()[:3]):
                    return [child, *child.children(recursive=True)]
        return []

    def _children_of_database(self, part: Part) -> list[psutil.Process]:
        if part is not Part.DATABASE:
            return []
        (postmaster,) = self._processes(part)
        return postmaster.children()


@contextmanager
def running_programme(var: Path) -> Iterator[Programme]:
    """With its database, sandbox, worker and pages, healthy; stopped at the end."""
    port = free_port(beside=(10, 25))
    command = [str(Path(sys.executable).with_name("prakerja")), "run", "--port", str(port), "--var", str(var)]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PRAKERJA_")}
    with (var / "run.log").open("ab") as log:
        run = subprocess.Popen(command, env=inherited, stdin=subprocess.DEVNULL, stdout=log, stderr=log)  # noqa: S603
    programme = Programme(port, var, run)
    try:
        programme.until(lambda: programme.answers("/healthz"), what="everything is healthy")
        yield programme
    finally:
        run.send_signal(signal.SIGTERM)
        try:
            run.wait(_STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            run.kill()
