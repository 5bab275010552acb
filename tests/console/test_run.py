"""What `prakerja run` refuses, and how it says so."""

import fcntl
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from prakerja.console.run import run


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
