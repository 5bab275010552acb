"""What `prakerja run` refuses, and how it says so."""

import fcntl
import socket
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from prakerja.console.run import run, throw_away_what_is_kept


@pytest.fixture
def command() -> CliRunner:
    return CliRunner()


def test_a_busy_port_is_named_with_a_way_out(command: CliRunner, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = command.invoke(run, ["--port", str(port), "--var", str(tmp_path)])
    assert result.exit_code == 1
    assert f"Port {port} is in use" in result.output
    assert "--port" in result.output


def test_the_same_folder_is_not_run_twice(command: CliRunner, tmp_path: Path) -> None:
    with (tmp_path / "run.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = command.invoke(run, ["--var", str(tmp_path)])
    assert result.exit_code == 1
    assert "running already" in result.output


def test_a_port_that_is_none_is_bad_input(command: CliRunner) -> None:
    result = command.invoke(run, ["--port", "eight"])
    assert result.exit_code == 2


@pytest.mark.parametrize("port", ["0", "-1", "65535", "70000"])
def test_a_port_without_room_for_its_neighbours_is_bad_input(command: CliRunner, port: str) -> None:
    assert command.invoke(run, ["--port", port]).exit_code == 2


@pytest.mark.parametrize("inside", ["", "var"])
def test_a_file_where_the_folder_should_be_is_bad_input(command: CliRunner, tmp_path: Path, inside: str) -> None:
    file = tmp_path / "letter.txt"
    file.touch()
    result = command.invoke(run, ["--var", str(file / inside)])
    assert result.exit_code == 2
    assert "cannot be used as a folder" in result.output


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder in which nobody can write")
def test_a_folder_that_keeps_nothing_is_bad_input(command: CliRunner) -> None:
    result = command.invoke(run, ["--var", "/proc"])
    assert result.exit_code == 2
    assert "Nothing can be kept in /proc" in result.output


def test_starting_anew_throws_away_what_a_run_keeps_and_nothing_else(tmp_path: Path) -> None:
    for name in ("postgres/base", "log", "uploads/draws", "static", "photos"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("addresses.json", "sandbox", "sandbox-authenticator.json", "thesis.txt"):
        (tmp_path / name).touch()
    throw_away_what_is_kept(tmp_path)
    assert {one.name for one in tmp_path.iterdir()} == {"photos", "thesis.txt"}
