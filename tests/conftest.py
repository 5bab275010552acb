"""The suite's ground: one PostgreSQL, one migrated template, a copy of it for every parallel worker."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, LiteralString
from urllib.parse import urlsplit
from uuid import UUID

import hypothesis
import psycopg
import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.db import connection, connections
from psycopg import sql
from pytest_django import DjangoDbBlocker, Settings
from xdist.remote import Producer  # type: ignore[import-untyped]

from prakerja.config.database_url import program_database_from
from prakerja.config.roles import OWNER, PROGRAM
from prakerja.config.texts import compile_texts
from prakerja.console.tables import bring_tables_up_to_date
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import know_all_jobs
from prakerja.kit.unit_of_work import Work
from tests.emptied_tables import emptied_by_owner
from tests.fast_server import fast_server, let_no_statement_start_helpers
from tests.owner import as_owner, let_program_turn_owner
from tests.quick_scheduling import QuickScheduling
from tests.thorough import as_many, leave_out_thorough, offer_option, tell_workers
from tests.young_garbage import let_collecting_be, look_among_what_comes

if TYPE_CHECKING:
    from tests.situations.reader import Reader

type Copies = Callable[[str], AbstractContextManager[str]]

_opened = ExitStack()
_folders = count(1)


def pytest_addoption(parser: pytest.Parser) -> None:
    offer_option(parser)


def pytest_collection() -> None:
    let_collecting_be()


def pytest_collection_finish() -> None:
    look_among_what_comes()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    leave_out_thorough(config, items)


def pytest_configure(config: pytest.Config) -> None:
    """The controlling process starts the server; parallel workers find its address in their environment."""
    tell_workers(config)
    # How long one example takes is the machine's business, not the rule's.
    hypothesis.settings.register_profile("suite", deadline=None, max_examples=as_many(20, thorough=200))
    hypothesis.settings.load_profile("suite")
    if hasattr(config, "workerinput") or config.option.help or config.option.collectonly:
        return
    # Told to stop, the tests stop what they started, as after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Hundreds of processes are started, and each would begin with two seconds of compiling.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compile_texts()
    os.environ["PRAKERJA_TEST_URL"] = _opened.enter_context(fast_server())
    with _server() as server:
        let_program_turn_owner(server)
        let_no_statement_start_helpers(server)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> QuickScheduling | None:
    """None: as xdist does it."""
    return QuickScheduling(config, log) if config.getoption("dist") == "loadgroup" else None


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        _opened.close()


@pytest.fixture(scope="session", autouse=True)
def every_job_is_known() -> None:
    """As to a worker, whichever test comes first."""
    know_all_jobs()


@pytest.fixture
def client() -> "Reader":
    """A browser of somebody who reads what they confirm."""
    from tests.situations.reader import Reader  # noqa: PLC0415  needs the settings

    return Reader()


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """pytest's own looks at the folders of all tests before it, and turns a link to the newest: in a run of thousands
    as long as a page takes.
    """
    folder = tmp_path_factory.getbasetemp() / f"test{next(_folders)}"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def private_store(tmp_path: Path, settings: Settings) -> Path:
    """Files that people send lie in a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path
    storages._storages.clear()  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture(scope="session")
def copied_database(django_db_blocker: DjangoDbBlocker) -> Copies:
    """Makes databases of one's own, by name: copied from the migrated template in a moment, dropped at the end."""
    with django_db_blocker.unblock():
        return partial(_copied, _migrated_template())


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker, copied_database: Copies) -> Iterator[None]:
    """A database of its own for this process."""
    name = f"prakerja_test_{os.getpid()}"
    with django_db_blocker.unblock(), copied_database(name):
        _point_to(name)
        with emptied_by_owner():
            yield
        connections.close_all()


@contextmanager
def _copied(template: str, name: str) -> Iterator[str]:
    """The program's URL of the copy."""
    names = map(sql.Identifier, (name, template, OWNER))
    with _server() as server:
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(*names))
    try:
        yield url_of(PROGRAM, name)
    finally:
        with _server() as server:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _migrated_template() -> str:
    """Migrated by whoever comes first; the name tells the migrations, so that an old one is never used."""
    name = f"prakerja_template_{_fingerprint_of_migrations()}"
    with _server() as server:
        server.execute("SELECT pg_advisory_lock(1)")
        if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return name
        unfinished = f"{name}_unfinished"
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(unfinished)))
        server.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*map(sql.Identifier, (unfinished, OWNER))))
        _point_to(unfinished)
        bring_tables_up_to_date()
        connections.close_all()
        server.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished), sql.Identifier(name))
        )
    return name


def _fingerprint_of_migrations() -> str:
    import hashlib  # noqa: PLC0415

    import prakerja  # noqa: PLC0415

    folder = Path(prakerja.__file__).parent
    total = hashlib.sha256()
    making = ("*/migrations/*.py", "*/data/*.csv", "*/models.py", "*/models/*.py", "config/*.py", "kit/append_only.py")
    for file in sorted(file for pattern in making for file in folder.glob(pattern)):
        total.update(file.read_bytes())
    return total.hexdigest()[:12]


def _server() -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(url_of("postgres", "postgres"), autocommit=True)


def url_of(role: str, name: str) -> str:
    """The address of a database on the suite's server, for whom."""
    return urlsplit(os.environ["PRAKERJA_TEST_URL"])._replace(netloc=f"{role}:@", path=f"/{name}").geturl()


def _point_to(name: str) -> None:
    wanted = program_database_from(url_of(PROGRAM, name))
    settings.DATABASES["default"].update(wanted)
    connections["default"].settings_dict.update(wanted)
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"database_owner_url": url_of(OWNER, name)})


@contextmanager
def pointed_to(name: str) -> Iterator[None]:
    """Inside, this process works on the database of this name."""
    before = str(connection.settings_dict["NAME"])
    connection.close()
    _point_to(name)
    try:
        yield
    finally:
        connection.close()
        _point_to(before)


@pytest.fixture
def now() -> datetime:
    """Wave 12 is open: 24 February 2021, 10.00 WIB."""
    return datetime(2021, 2, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def clerk() -> Actor:
    """Somebody who acts, where the test does not care which applicant."""
    return Actor.applicant(UUID(int=1))


@pytest.fixture
def work(db: None, clerk: Actor, now: datetime) -> Work:
    return Work(actor=clerk, now=now)


@pytest.fixture
def run_queue(db: None) -> Callable[[], int]:
    """Does the waiting jobs, and those that they put on the queue, in order; returns how many. Errors are raised."""
    from prakerja.kit.queue import do_waiting_jobs  # noqa: PLC0415  needs the settings

    return do_waiting_jobs


@pytest.fixture(autouse=True)
def no_job_stays_behind(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A test that really commits leaves its jobs, too: the queue's tables are not Django's, so nobody empties them. Nor
    does it begin with those of a ground that was committed for others.
    """
    marker = request.node.get_closest_marker("django_db")
    if marker is None or not marker.kwargs.get("transaction"):
        yield
        return
    from prakerja.kit.queue import forget_all_jobs  # noqa: PLC0415  needs the settings

    with django_db_blocker.unblock():
        forget_all_jobs()
    yield
    with django_db_blocker.unblock():
        forget_all_jobs()


@pytest.fixture(autouse=True)
def books_are_proven(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Whatever a test has done to the ledger, the books hold afterwards, unless it says that it forges them."""
    yield
    if request.node.get_closest_marker("django_db") and not request.node.get_closest_marker("forges_books"):
        from tests.proven_books import faults_left_behind  # noqa: PLC0415  needs the settings

        with django_db_blocker.unblock():
            assert faults_left_behind(is_funded=request.node.get_closest_marker("unfunded") is None) == []


@pytest.fixture
def table_that_refuses(db: None) -> Callable[[str, str], None]:
    """Makes a table refuse new or changed rows unless `rows_fit`, for a reason that no rule of ours knows."""

    def refuse(table: str, rows_fit: LiteralString) -> None:
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(
                sql.SQL("ALTER TABLE {} ADD CONSTRAINT something_is_wrong CHECK ({}) NOT VALID").format(
                    sql.Identifier(table), sql.SQL(rows_fit)
                )
            )

    return refuse


@pytest.fixture
def broken_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The audit cannot be written: nothing else may be saved either."""
    from prakerja.audit import record  # noqa: PLC0415

    def refuse(*_arguments: object, **_values: object) -> None:
        raise RuntimeError("the audit is broken")

    monkeypatch.setattr(record, "insert_event", refuse)
    monkeypatch.setattr(record, "insert_events", refuse)
