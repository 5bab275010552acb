"""docs/watch-the-log.md, *A time that somebody else vouches for*: its commands as printed, and what must not pass."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import httpx
import pytest

from prakerja_sandbox.testing import Sandbox, running_sandbox

_PAGE: Final = (Path(__file__).resolve().parents[2] / "docs" / "watch-the-log.md").read_text()
_SECTION: Final = _PAGE.partition("## A time that somebody else vouches for")[2].partition("\n## ")[0]
_COMMANDS: Final = re.findall(r"^    (\S.*)$", _SECTION, flags=re.MULTILINE)
CHECKPOINT: Final = "demo/log\n6\nqqq=\n\n— demo/log AAAA\n"


@pytest.fixture(scope="module")
def authority() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def home(authority: Sandbox, tmp_path: Path) -> Path:
    (tmp_path / "prakerja.checkpoint").write_text(CHECKPOINT)
    (tmp_path / "tsa-root.pem").write_bytes(
        httpx.get(f"{authority.url}/tsa/root.pem", timeout=60).raise_for_status().content
    )
    return tmp_path


def run(home: Path, *commands: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    script = "\n".join(("set -e", *commands))
    return subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=False)


def ask_for_a_stamp(home: Path, authority: Sandbox) -> None:
    asking = [command for command in _COMMANDS if not command.startswith(("openssl ts -verify", "openssl ts -reply"))]
    assert len(asking) == 3
    done = run(home, *(command.replace("https://tsa.example", authority.url) for command in asking))
    assert done.returncode == 0, done.stderr


def verify(home: Path) -> "subprocess.CompletedProcess[str]":
    (command,) = [command for command in _COMMANDS if command.startswith("openssl ts -verify")]
    return run(home, command)


def test_the_commands_do_as_printed(home: Path, authority: Sandbox) -> None:
    ask_for_a_stamp(home, authority)
    assert "Verification: OK" in verify(home).stdout
    (show,) = [command for command in _COMMANDS if command.startswith("openssl ts -reply")]
    assert "Time stamp: " in run(home, show).stdout


def test_a_checkpoint_that_was_changed_is_not_the_one_that_was_stamped(home: Path, authority: Sandbox) -> None:
    ask_for_a_stamp(home, authority)
    for place in range(0, len(CHECKPOINT), 7):
        changed = CHECKPOINT[:place] + "x" + CHECKPOINT[place + 1 :]
        (home / "prakerja.checkpoint").write_text(changed)
        assert verify(home).returncode == 1


def test_a_stamp_that_was_cut_or_changed_is_none(home: Path, authority: Sandbox) -> None:
    ask_for_a_stamp(home, authority)
    stamp = home / "prakerja.tsr"
    whole = stamp.read_bytes()
    for left in range(0, len(whole), len(whole) // 12):
        stamp.write_bytes(whole[:left])
        assert verify(home).returncode == 1
    # Its last bytes are the signature.
    for place in (-1, -100, -200):
        changed = bytearray(whole)
        changed[place] ^= 1
        stamp.write_bytes(changed)
        assert verify(home).returncode == 1


def test_an_authority_that_nobody_trusts_vouches_for_nothing(home: Path, authority: Sandbox) -> None:
    ask_for_a_stamp(home, authority)
    with running_sandbox() as another:
        (home / "tsa-root.pem").write_bytes(httpx.get(f"{another.url}/tsa/root.pem", timeout=60).content)
    assert verify(home).returncode == 1


def test_after_its_certificate_has_run_out_a_stamp_is_checked_as_of_its_own_time(
    home: Path, authority: Sandbox
) -> None:
    ask_for_a_stamp(home, authority)
    (command,) = [command for command in _COMMANDS if command.startswith("openssl ts -verify")]
    now = int((home / "prakerja.tsr").stat().st_mtime)
    assert run(home, f"{command} -attime {now}").returncode == 0
    assert run(home, f"{command} -attime {now + 60 * 24 * 3600}").returncode == 1


@pytest.mark.parametrize("question", [b"", b"no question", b"\x30\x03\x02\x01\x01", b"x" * 20_000])
def test_what_is_no_question_gets_no_stamp(authority: Sandbox, question: bytes) -> None:
    answer = httpx.post(f"{authority.url}/tsa", content=question, timeout=60)
    assert answer.status_code in (200, 400, 413)
    assert b"Sandbox time stamps" not in answer.content


def test_an_authority_that_does_not_answer_leaves_no_stamp(home: Path) -> None:
    asking = [command for command in _COMMANDS if not command.startswith(("openssl ts -verify", "openssl ts -reply"))]
    done = run(home, *(command.replace("https://tsa.example", "http://127.0.0.1:9") for command in asking))
    assert done.returncode != 0
    assert not (home / "prakerja.tsr").exists()
