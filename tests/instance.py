"""The whole platform as it runs in earnest: own database, web, worker and sandbox, each a process, on free ports.

For journeys and faults. Settings are the demo's (real password hashing, real pool), not the suite's.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import psycopg

from prakerja.console.free_port import free_port
from prakerja.console.web_command import web_command
from prakerja.simulation.demo_float import AT_EACH_HOUSE
from prakerja_sandbox.testing import Sandbox, running_sandbox
from tests.furnisher import Furnisher
from tests.patience import PATIENCE_S
from tests.plain_http import answers

_ROOT: Final = Path(__file__).resolve().parents[1]
_BIN: Final = Path(sys.executable).parent
_STOP_WITHIN_S: Final = 12
#: Long enough for three custodians to commit on a busy machine, and for five witnesses to see what was cut off.
DRAW_SPANS: Final = "100,30,30"
_PR_SET_PDEATHSIG: Final = 1
_KEPT_EVERY_S: Final = 0.5
#: As the queue's own trigger tells of a new job.
_TRY_AGAIN_NOW: Final = """
    WITH due AS (
        UPDATE procrastinate_jobs SET scheduled_at = now()
        WHERE status = 'todo' AND attempts > 0 AND scheduled_at > now()
        RETURNING queue_name
    )
    SELECT pg_notify('procrastinate_queue_v1#' || queue_name, '{"type": "job_inserted"}') FROM due
"""


class NotInTime(AssertionError):
    """What was waited for did not come true."""


def wait_until[T](true: Callable[[], T], *, what: str, within: float = PATIENCE_S, every: float = 0.1) -> T:
    """What `true` answers, as soon as it is not false. Raises NotInTime."""
    deadline = time.monotonic() + within
    while not (answer := true()):
        if time.monotonic() > deadline:
            raise NotInTime(f"{what}: not within {within} s")
        time.sleep(every)
    return answer


@dataclass
class Instance:
    """A running platform, seen from a test."""

    base_url: str
    database_url: str
    sandbox: Sandbox
    var: Path
    environment: dict[str, str]
    furnisher: Furnisher
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start_web(self, *, workers: int = 1) -> None:
        """The pages are served."""
        port = int(self.base_url.rsplit(":", 1)[1])
        self._start("web", *web_command(host="127.0.0.1", port=port, workers=workers))
        wait_until(lambda: self._answers("/readyz"), what=f"the web serves ({self.log('web')})")

    def start_worker(self) -> None:
        """The queue is worked on."""
        self._start("worker", "prakerja", "worker")

    def wait_until_healthy(self) -> None:
        """Pages, worker and sandbox work together."""
        wait_until(lambda: self._answers("/healthz"), what="everything is healthy")

    def kill(self, name: str) -> None:
        """kill -9: the process and its children are gone in the middle of whatever they did."""
        process = self._running.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def kill_alone(self, name: str) -> None:
        """kill -9 of the process and of nobody else: what it has started is left to itself."""
        process = self._running.pop(name)
        process.kill()
        process.wait()

    def web_workers(self) -> list[int]:
        """The ids of the processes that answer requests."""
        web = self._running["web"].pid
        return [int(child) for child in Path(f"/proc/{web}/task/{web}/children").read_text().split()]

    def start_what_was_killed(self) -> None:
        """Pages and worker run, whatever a test before has done to them."""
        if "worker" not in self._running:
            self.start_worker()
        if "web" not in self._running:
            self.start_web()

    def start_worker_again(self) -> None:
        """Where it has ended of itself. One that was killed stays so."""
        worker = self._running.get("worker")
        if worker is not None and worker.poll() is not None and self._running.get("worker") is worker:
            self.start_worker()

    def run(self, *command: str) -> str:
        """What a command of ours prints, in this instance's environment. Raises CalledProcessError."""
        return _run(self.environment, *command)

    def furnish(self, call: str) -> None:
        """A function of tests/furnish.py is called in a process of this instance's."""
        self.furnisher.do(call)

    @cached_property
    def credentials(self) -> dict[str, Any]:
        """Who can sign in, as `prakerja demo credentials --json` tells it."""
        answer: dict[str, Any] = json.loads(self.run("prakerja", "demo", "credentials", "--json"))
        return answer

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """Rows of the instance's database. Not through Django, which refuses while a browser is open."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            return connection.execute(query.encode(), values).fetchall()

    def let_time_pass(self) -> None:
        """Who was silent is asked again, and whatever waits to be tried again is: as if a minute had gone by."""
        self.rows("DELETE FROM connectors_breaker RETURNING party")
        self.rows(_TRY_AGAIN_NOW)

    def beat(self, clock: str) -> None:
        """The clock of this name (console/schedule.py) beats now."""
        put = "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('clock', %s, '{\"timestamp\": 0}')"
        self.rows(f"{put} RETURNING id", f"schedule.{clock}")

    def bury_worker(self) -> None:
        """The death of the killed one was seen: what it had in its hands waits for the next one's first look."""
        assert "worker" not in self._running
        self.rows("DELETE FROM procrastinate_workers RETURNING id")

    def log(self, name: str) -> str:
        """What the process of this name has logged."""
        return (self.var / f"{name}.log").read_text()

    def _start(self, name: str, *command: str) -> None:
        with (self.var / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [_BIN / command[0], *command[1:]],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509  prctl locks nothing
            )

    def _answers(self, path: str) -> bool:
        return answers(f"{self.base_url}{path}")

    def stop(self) -> None:
        """No process of this instance is left."""
        running = dict(self._running)
        for process in running.values():
            process.terminate()
        for name, process in running.items():
            with suppress(subprocess.TimeoutExpired):
                process.wait(_STOP_WITHIN_S)
            self.kill(name)


def _die_with_parent() -> None:
    # Whatever ends the tests, a kill -9 too, nothing of theirs stays behind.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@contextmanager
def running_instance(database_url: str, var: Path, *, furnish: str) -> Iterator[Instance]:
    """An instance on this database until the block ends. `var` is an empty folder; `furnish`: see Instance.furnish."""
    base_url, port, smtp_port = f"http://127.0.0.1:{free_port()}", free_port(), free_port()
    environment = _environment(base_url, database_url, port, smtp_port, var)
    with (
        # Before the world outside begins, as in bin/run: the sandbox reads what the demo has written for it.
        _furnished(environment, var, f"collect_static(); put_world_outside(); {furnish}") as furnisher,
        running_sandbox(
            delivery_reports_url=f"{base_url}/gateways/delivery-reports",
            authenticator=var / "sandbox-authenticator.json",
            partners=var / "sandbox-partners.json",
            bank_keys=var / "sandbox-bank-keys.json",
            bank_callbacks=f"{base_url}/gateways/payments",
            beacon=var / "sandbox-beacon.json",
            witnesses=var / "sandbox-witnesses.json",
            bank_payments=var / "sandbox-bank-payments.json",
            bank_float=AT_EACH_HOUSE,
            port=port,
            smtp_port=smtp_port,
        ) as sandbox,
    ):
        instance = Instance(
            base_url=base_url,
            database_url=database_url,
            sandbox=sandbox,
            var=var,
            environment=environment,
            furnisher=furnisher,
        )
        try:
            instance.start_worker()
            instance.start_web()
            instance.wait_until_healthy()
            with _worker_kept(instance):
                yield instance
        finally:
            instance.stop()


def _run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [_BIN / command[0], *command[1:]],
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=2 * PATIENCE_S,
    )
    return done.stdout


@contextmanager
def _furnished(environment: dict[str, str], var: Path, call: str) -> Iterator[Furnisher]:
    """It stays at hand until the block ends."""
    furnisher = Furnisher(_BIN / "prakerja", environment, var / "furnisher.log")
    try:
        furnisher.do(call)
        yield furnisher
    finally:
        furnisher.stop()


@contextmanager
def _worker_kept(instance: Instance) -> Iterator[None]:
    # As in earnest: a statement that the database cuts off ends the worker, and its keeper starts it again.
    ended = threading.Event()

    def keep() -> None:
        while not ended.wait(_KEPT_EVERY_S):
            instance.start_worker_again()

    keeper = threading.Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join()


def _environment(base_url: str, database_url: str, port: int, smtp_port: int, var: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PRAKERJA_", "DJANGO_"))}
    return inherited | {
        "PRAKERJA_MODE": "demo",
        "PRAKERJA_VAR": str(var),
        "PRAKERJA_BASE_URL": base_url,
        "PRAKERJA_DATABASE_URL": database_url,
        "PRAKERJA_SANDBOX_URL": f"http://127.0.0.1:{port}",
        "PRAKERJA_SMTP_URL": f"smtp://127.0.0.1:{smtp_port}",
        "PRAKERJA_DRAW_SPANS": DRAW_SPANS,
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(_ROOT),
    }
