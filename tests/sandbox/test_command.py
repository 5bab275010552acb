"""The command: it starts, says where it is, refuses a taken port, stops at once, and keeps its state when told to."""

import signal
import smtplib
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic

import httpx
import pytest

from prakerja_sandbox.testing import Sandbox, SandboxFailed, running_sandbox

COMMAND = [sys.executable, "-m", "prakerja_sandbox.main", "--smtp-port", "0"]


def test_every_page_is_served_with_a_strict_policy(web: httpx.Client) -> None:
    for path in (
        "/",
        "/inbox",
        "/switches",
        "/people",
        "/people/5000001",
        "/authenticator",
        "/healthz",
        "/static/sandbox.css",
    ):
        answer = web.get(path)
        assert answer.status_code == 200
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert len(answer.content) < 15_000


def test_the_front_page_says_that_nobody_is_real_and_where_mail_goes(sandbox: Sandbox, web: httpx.Client) -> None:
    page = web.get("/").text
    assert f"127.0.0.1:{sandbox.smtp_port}<" in page
    assert "Tidak ada yang nyata" in page
    assert "which the state never issues" in page


def test_a_taken_port_is_a_clear_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = subprocess.run(
            [*COMMAND, "--port", str(port)], capture_output=True, text=True, check=False, timeout=20
        )
    assert refused.returncode == 2
    assert refused.stderr == f"prakerja-sandbox: port {port} is taken; choose another with --port\n"


@pytest.mark.parametrize("option", [["--port", "70000"], ["--delivery-reports-url", "ftp://x"], ["--port", "x"]])
def test_an_option_that_does_not_fit_is_refused(option: list[str]) -> None:
    refused = run(*option)
    assert refused.returncode == 2
    assert option[0] in refused.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_it_at_once_and_quietly(number: signal.Signals) -> None:
    with subprocess.Popen(
        [*COMMAND, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        url = process.stdout.readline().split()[1]
        with httpx.Client(trust_env=False) as held_open:
            held_open.get(f"{url}/healthz")
            began = monotonic()
            process.send_signal(number)
            output, errors = process.communicate(timeout=10)
        assert monotonic() - began < 2
        assert (process.returncode, output, errors) == (0, "", "")


def test_with_a_state_file_inbox_switches_and_counter_survive_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "sandbox.db"
    with running_sandbox(state=state) as sandbox:
        write_to(sandbox)
        sandbox.switch("registry", "slow", seconds=2)
        handed_out = sandbox.next_person().number
    with running_sandbox(state=state) as sandbox:
        assert [message.text for message in sandbox.inbox()] == ["kode 123456"]
        assert sandbox.switches()["registry"]["seconds"] == 2
        assert sandbox.next_person().number > handed_out


def test_a_state_file_that_holds_something_else_is_a_clear_error(tmp_path: Path) -> None:
    state = tmp_path / "notes.txt"
    state.write_text("Not a database, but long enough to look like a header of one." * 3)
    with pytest.raises(SandboxFailed, match="cannot be used for the state"), running_sandbox(state=state):
        pass


def run(*options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*COMMAND, *options], capture_output=True, text=True, check=False, timeout=20)


def write_to(sandbox: Sandbox) -> None:
    with smtplib.SMTP(sandbox.smtp_host, sandbox.smtp_port or 0, timeout=10) as server:
        server.sendmail("a@example.org", ["siti@example.org"], "Subject: Halo\r\n\r\nkode 123456\r\n")
