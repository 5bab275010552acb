"""The programme that `prakerja bench training` kills: pages, worker and database; the world outside lives."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

import click
import httpx
import psutil
from django.conf import settings

from prakerja.config.postmaster import start_again
from prakerja.console.free_port import free_port
from prakerja.console.local_http import local_client
from prakerja.console.web_command import web_command
from prakerja.kit.parent import end_with_parent

_READY_WITHIN_S: Final = 90
_LOOKS_EVERY_S: Final = 0.2
_BIN: Final = Path(sys.executable).parent


@dataclass
class Parts:
    var: Path
    port: int
    sandbox_port: int
    smtp_port: int
    environment: dict[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    killed: dict[str, int] = field(default_factory=lambda: {"processes_killed": 0, "databases_killed": 0})

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sandbox_url(self) -> str:
        return f"http://127.0.0.1:{self.sandbox_port}"

    def keep_all_running(self) -> None:
        """Whatever has ended is begun again."""
        for name, command in self._commands().items():
            if name not in self.running or self.running[name].poll() is not None:
                self._begin(name, command)

    def kill(self, name: str) -> None:
        """kill -9: the database's first process, the worker, or one of the web's that answer; the one that begins those
        lives."""
        if name == "database":
            self._kill_database()
            return
        process = psutil.Process(self.running[name].pid)
        with suppress(psutil.NoSuchProcess):
            answering = process.children() if name == "web" else []
            (secrets.choice(answering) if answering else process).kill()
            self.killed["processes_killed"] += 1

    def _kill_database(self) -> None:
        """kill -9 of its first process; it is started as `prakerja run` starts it again."""
        postgres = self.var / "postgres"
        number = int((postgres / "postmaster.pid").read_text().split()[0])
        with suppress(psutil.NoSuchProcess):
            os.kill(number, signal.SIGKILL)
            psutil.Process(number).wait(10)
        self.killed["databases_killed"] += 1
        start_again(postgres)

    def wait_until_healthy(self) -> None:
        """Pages, worker and sandbox work together."""
        end = time.monotonic() + _READY_WITHIN_S
        while not self._is_healthy():
            if time.monotonic() > end:
                raise click.ClickException(f"Not healthy within {_READY_WITHIN_S} s; the logs are in {self.var}")
            self.keep_all_running()
            time.sleep(_LOOKS_EVERY_S)

    def stop(self) -> None:
        for process in self.running.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _is_healthy(self) -> bool:
        try:
            return local_client().get(f"{self.base_url}/healthz", timeout=5).is_success
        except httpx.HTTPError:
            return False

    def _commands(self) -> dict[str, list[str]]:
        reports = f"{self.base_url}/gateways/delivery-reports"
        ports = ["--port", str(self.sandbox_port), "--smtp-port", str(self.smtp_port)]
        return {
            "sandbox": ["prakerja-sandbox", *ports, "--delivery-reports-url", reports],
            "worker": ["prakerja", "worker"],
            "web": web_command(host="127.0.0.1", port=self.port),
        }

    def _begin(self, name: str, command: list[str]) -> None:
        with (self.var / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(  # noqa: S603  our own commands
                [str(_BIN / command[0]), *command[1:]],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=partial(end_with_parent, signal.SIGTERM),  # noqa: PLW1509  no threads here
            )


@contextmanager
def running_parts(var: Path) -> Iterator[Parts]:
    """Healthy, on this process's database and free ports; stopped at the end."""
    port, sandbox_port, smtp_port = (free_port() for _ in range(3))
    environment = os.environ | {
        "PRAKERJA_DATABASE_URL": str(settings.ENVIRONMENT.database_url),
        "PRAKERJA_BASE_URL": f"http://127.0.0.1:{port}",
        "PRAKERJA_SANDBOX_URL": f"http://127.0.0.1:{sandbox_port}",
        "PRAKERJA_SMTP_URL": f"smtp://127.0.0.1:{smtp_port}",
    }
    parts = Parts(var, port, sandbox_port, smtp_port, environment)
    try:
        parts.wait_until_healthy()
        yield parts
    finally:
        parts.stop()
