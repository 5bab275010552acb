"""A run goes on when its database restarts and when a process is killed; killed itself, it leaves nobody."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import httpx
import psycopg
import pytest

from prakerja.config.roles import PROGRAM
from prakerja.console.free_port import free_port
from prakerja.simulation.demo_people import PASSWORD
from tests.instance import wait_until
from tests.patience import PATIENCE_S
from tests.plain_http import PlainClient, answers

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

_PRAKERJA: Final = str(Path(sys.executable).with_name("prakerja"))
#: What the command promises on a quiet machine is 60 s; tests share theirs.
_STARTS_WITHIN_S: Final = 180
_READERS: Final = 8
#: Pages that are answered before the next thing happens.
_PAGES: Final = 3 * _READERS


@dataclass
class Run:
    """`prakerja run` in a folder of its own, started as often as a test likes."""

    var: Path
    port: int
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PRAKERJA_", "DJANGO_"))}
        with (self.var.parent / "run.log").open("ab") as log:
            self.process = subprocess.Popen(
                [_PRAKERJA, "run", "--port", str(self.port), "--var", str(self.var)],
                env=inherited,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait_until_healthy()

    def wait_until_healthy(self) -> None:
        wait_until(self._is_healthy, within=_STARTS_WITHIN_S, what=f"it runs ({self.said()[-2_000:]})", every=0.5)

    def _is_healthy(self) -> bool:
        assert self.process
        assert self.process.poll() is None, self.said()
        return answers(f"http://127.0.0.1:{self.port}/healthz")

    def said(self) -> str:
        return (self.var.parent / "run.log").read_text()

    def started(self) -> dict[int, str]:
        """Every process below the run by its id, and what it is; the database is another's affair."""
        assert self.process
        found: dict[int, str] = {}
        waiting = [self.process.pid]
        while waiting:
            above = waiting.pop()
            for child in _children(above):
                found[child] = _kind(_command(child), below=_command(above))
                waiting.append(child)
        return {pid: kind for pid, kind in found.items() if kind != "database"}

    def has(self, kind: str) -> bool:
        return kind in self.started().values()

    def kill(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)


def _children(pid: int) -> list[int]:
    with suppress(FileNotFoundError, ProcessLookupError):
        tasks = Path(f"/proc/{pid}/task").iterdir()
        return [int(one) for task in tasks for one in (task / "children").read_text().split()]
    return []


def _command(pid: int) -> str:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def _kind(command: str, *, below: str) -> str:
    if "postgres" in command:
        return "database"
    if "granian" in command:
        return "page" if "granian" in below else "web"
    return next((kind for kind in ("sandbox", "worker") if kind in command), "other")


def _is_alive(pid: int) -> bool:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    return False


def _are_gone(pids: list[int]) -> bool:
    return not any(map(_is_alive, pids))


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    # Not under pytest's own folder, which is shut to others: the database's user must reach its files.
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        running = Run(Path(folder) / "var", free_port(beside=(10, 25)))
        try:
            running.start()
            yield running
        finally:
            if running.process is not None and running.process.poll() is not None:
                running.start()
            running.stop()


@dataclass(frozen=True)
class Asked:
    begun: float
    answered: float
    status: int


def ask(run: Run, cookies: httpx.Cookies, asked: list[Asked], until: threading.Event) -> None:
    """Somebody signed in opens their page again and again, each time as soon as the last one is there."""
    with PlainClient(cookies=cookies, timeout=PATIENCE_S) as client:
        while not until.is_set():
            begun = time.monotonic()
            status = client.get(f"http://127.0.0.1:{run.port}/beranda/").status_code
            asked.append(Asked(begun, time.monotonic(), status))


def wait_for_pages(asked: list[Asked], *, since: float) -> None:
    wait_until(lambda: sum(one.begun >= since for one in list(asked)) >= _PAGES, what="pages are answered")


def signed_in(run: Run) -> httpx.Cookies:
    with PlainClient(base_url=f"http://127.0.0.1:{run.port}", follow_redirects=True) as client:
        token = client.get("/masuk/").text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        form = {"csrfmiddlewaretoken": token, "email": "tested@contoh.example", "password": PASSWORD}
        assert client.post("/masuk/", data=form, timeout=PATIENCE_S).url.path == "/beranda/"
        return client.cookies


@dataclass(frozen=True)
class Stopped:
    at: float
    back: float


def restart_database(run: Run, number: signal.Signals) -> Stopped:
    """It is told to stop or killed, and started again by who keeps it running."""
    file = run.var / "postgres" / "postmaster.pid"
    before, at = file.read_text().split()[0], time.monotonic()
    os.kill(int(before), number)
    wait_until(lambda: before not in _text(file), what="it has ended", every=0.01)
    wait_until(partial(_database_answers, run), what="it answers", every=0.05)
    return Stopped(at, time.monotonic())


def _text(file: Path) -> str:
    with suppress(FileNotFoundError):
        return file.read_text()
    return ""


def _database_answers(run: Run) -> bool:
    with (
        suppress(psycopg.OperationalError),
        psycopg.connect(host=str(run.var / "postgres"), user=PROGRAM, dbname="prakerja") as connection,
    ):
        return connection.execute("SELECT 1").fetchone() == (1,)
    return False


def test_after_a_restart_of_the_database_no_reader_meets_an_error(run: Run) -> None:
    """Whoever was in the middle of a page may have been told to try again; whoever asks when it is back is answered."""
    cookies, over = signed_in(run), threading.Event()
    asked: list[Asked] = []
    stopped: list[Stopped] = []
    with ThreadPoolExecutor(_READERS) as people:
        reading = [people.submit(ask, run, cookies, asked, over) for _ in range(_READERS)]
        try:
            wait_for_pages(asked, since=0)
            for number in (signal.SIGINT, signal.SIGKILL):
                stopped.append(restart_database(run, number))
                wait_for_pages(asked, since=stopped[-1].back)
        finally:
            over.set()
        for reader in reading:
            reader.result()
    ends = [stopped[1].at, float("inf")]
    for one, end in zip(stopped, ends, strict=True):
        after = [page for page in asked if one.back <= page.begun and page.answered < end]
        assert after
        assert {page.status for page in after} == {200}
        assert min(page.answered for page in after) - one.back < 3
    assert {page.status for page in asked} <= {200, 503}


def test_whichever_process_is_killed_it_goes_on_and_the_next_run_starts(run: Run) -> None:
    run.wait_until_healthy()
    for kind in ("page", "web", "worker", "sandbox"):
        victim = next(pid for pid, what in run.started().items() if what == kind)
        below = _children(victim)
        os.kill(victim, signal.SIGKILL)
        wait_until(partial(_are_gone, [victim, *below]), what=f"{kind} is gone")
        wait_until(partial(run.has, kind), what=f"{kind} is back")
        run.wait_until_healthy()

    left = run.started()
    begun = time.monotonic()
    run.kill()
    wait_until(partial(_are_gone, [*left]), what="nobody is left")
    run.start()
    assert time.monotonic() - begun < _STARTS_WITHIN_S
