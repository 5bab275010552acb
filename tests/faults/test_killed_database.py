"""The embedded database, killed in every way, is back within seconds at the same address, and nothing saved is lost."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import psycopg
import pytest

from prakerja.config.database import running_database
from prakerja.config.environment import Environment
from prakerja.config.postmaster import DatabaseDoesNotStart, clear_what_is_left, is_alive, newest_log, start_again
from prakerja.console import kept_database
from prakerja.console.kept_database import KeptDatabase
from tests.instance import wait_until

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

#: What a page says meanwhile, and what the figures ask for, is seconds; the machine of the tests is busy.
_SOON_S = 30


class Server:
    """One of its own, with a table of its own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url.replace("prakerja_program", "postgres")

    def postmaster(self) -> int:
        return int((self.folder / "postmaster.pid").read_text().split()[0])

    def kill_postmaster(self) -> None:
        process = psutil.Process(self.postmaster())
        process.kill()
        with suppress(psutil.NoSuchProcess):
            wait_until(lambda: not is_alive(self.folder), what="it is dead")

    def note(self, word: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS noted (word text)")
            connection.execute("INSERT INTO noted VALUES (%s)", [word])

    def noted(self) -> list[str]:
        with psycopg.connect(self.url, autocommit=True) as connection:
            return [word for (word,) in connection.execute("SELECT word FROM noted ORDER BY word")]

    def start_again(self) -> None:
        start_again(self.folder)


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    """Not under pytest's own folder, which is shut to others: the server's user must reach its files."""
    before = {name: os.environ.get(name) for name in ("PRAKERJA_DATABASE_URL", "PRAKERJA_DATABASE_OWNER_URL")}
    with ExitStack() as opened:
        var = Path(opened.enter_context(TemporaryDirectory()))
        var.chmod(0o755)
        url = opened.enter_context(running_database(Environment(mode="test", var=var, database_url=None)))
        yield Server(var / "postgres", url)
        clear_what_is_left(var / "postgres")
    for name, value in before.items():
        if value is not None:
            os.environ[name] = value


@pytest.fixture
def server(running: Server) -> Server:
    """It answers, whatever a test before did to it."""
    running.start_again()
    return running


def test_a_killed_database_is_back_with_all_that_was_saved(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.note("before")
    kept = KeptDatabase(server.folder)
    kept.look()
    assert capsys.readouterr().err == ""
    server.kill_postmaster()
    begin = time.monotonic()
    kept.look()
    assert time.monotonic() - begin < _SOON_S
    assert "before" in server.noted()
    said = capsys.readouterr().err
    assert "ended and is started again" in said
    assert "is back after" in said


def test_children_that_work_on_after_their_postmaster_are_ended_first(server: Server) -> None:
    """One in the middle of a long statement holds the shared memory, and the next server would refuse to start."""
    with psycopg.connect(server.url, autocommit=True) as busy:
        child = busy.execute("SELECT pg_backend_pid()").fetchone()
        assert child
        thread = threading.Thread(target=_count_for_long, args=(busy,))
        thread.start()
        os.kill(child[0], signal.SIGSTOP)
        server.kill_postmaster()
        server.start_again()
        assert not psutil.pid_exists(child[0]) or psutil.Process(child[0]).status() == psutil.STATUS_ZOMBIE
        thread.join(10)
    server.note("after")


def _count_for_long(connection: psycopg.Connection) -> None:
    with suppress(psycopg.Error):
        connection.execute("SELECT count(*) FROM generate_series(1, 100000000000)")


def _a_stranger(_folder: Path) -> str:
    return f"{os.getpid()}\n/somewhere/else\n1700000000\n5432\n/tmp\n\n 8826964 65536\nready\n"


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(_a_stranger, id="the number is somebody else's by now"),
        pytest.param(lambda _folder: "1\n", id="the first process of the machine"),
        pytest.param(lambda _folder: "", id="empty, as after a full disk"),
        pytest.param(lambda _folder: "999999", id="cut short"),
        pytest.param(lambda _folder: "what\nis\nthis", id="no number"),
    ],
)
def test_whatever_the_killed_one_left_in_its_file_the_next_one_starts(
    server: Server, left: Callable[[Path], str]
) -> None:
    server.kill_postmaster()
    (server.folder / "postmaster.pid").write_text(left(server.folder))
    server.start_again()
    server.note("again")


def test_many_who_start_it_at_once_start_one(server: Server) -> None:
    server.kill_postmaster()
    threads = [threading.Thread(target=server.start_again) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    server.note("one")
    servers = [
        one
        for one in psutil.process_iter(["name"])
        if one.info["name"] == "postgres" and _parent_is_none_of_them(one, server)
    ]
    assert [one.pid for one in servers] == [server.postmaster()]


def _parent_is_none_of_them(process: psutil.Process, server: Server) -> bool:
    with suppress(psutil.Error):
        parent = process.parent()
        return Path(process.cwd()) == server.folder.resolve() and (parent is None or parent.name() != "postgres")
    return False


def test_one_that_cannot_start_says_why_in_a_sentence_and_is_tried_ever_more_slowly(
    server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_database, "_PAUSES_S", (0, 0, 3_600))
    control, hidden = server.folder / "global" / "pg_control", server.folder / "global" / "pg_control.hidden"
    server.kill_postmaster()
    control.rename(hidden)
    kept = KeptDatabase(server.folder)
    try:
        with pytest.raises(DatabaseDoesNotStart, match="pg_control"):
            server.start_again()
        for _try in range(6):
            kept.look()
    finally:
        hidden.rename(control)
    said = capsys.readouterr().err
    assert said.count("does not start") == 3
    assert f"Its log is {server.folder}/" in said
    assert "tried again in 3600 s" in said


def test_after_its_first_start_too_its_log_is_where_it_is_said_to_be(server: Server) -> None:
    """Once, it went to a file that was deleted already."""
    with psycopg.connect(server.url, autocommit=True) as connection, suppress(psycopg.Error):
        connection.execute("SELECT * FROM no_such_table")
    wait_until(
        lambda: "no_such_table" in newest_log(server.folder).read_text(), within=60, what="its log has the query"
    )
