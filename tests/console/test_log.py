"""`prakerja log verify` as a journalist runs it, over HTTP against the pages themselves."""

import json
import re
import shlex
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.db import connection, transaction
from pytest_django.live_server_helper import LiveServer

from prakerja.console.log import log
from prakerja.console.log_over_http import LogOverHttp, NoAnswer
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.keys import log_keys
from prakerja.publog.signed_note import open_note, public_key_of
from tests.owner import as_owner
from tests.situations.publog import grow, hand_in, newest_head

_DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept.txt"


@pytest.fixture
def site(live_server: LiveServer, now: datetime) -> str:
    """A log of six entries."""
    with transaction.atomic():
        hand_in(5, now=now)
        grow(now)
    return str(live_server.url)


def more(now: datetime, *, begin: int = 10) -> None:
    with transaction.atomic():
        hand_in(3, begin=begin, now=now)
        grow(now)


def verify(site: str, *options: str) -> Result:
    return CliRunner().invoke(log, ["verify", "--from", site, *options])


def written_anew(now: datetime) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE publog_checkpoint, publog_node, publog_entry, publog_waiting, publog_submission")
    with transaction.atomic():
        hand_in(9, begin=100, now=now)
        grow(now)


def test_the_first_look_reads_everything_and_keeps_the_checkpoint(site: str, kept: Path) -> None:
    said = verify(site, "--against", str(kept))
    assert (said.exit_code, said.stderr) == (0, "")
    assert "it has 6 entries, all under its signed root." in said.stdout
    assert "pass it as --key" in said.stdout
    assert "This is a first look" in said.stdout
    assert kept.read_text().splitlines()[1] == "6"
    assert "first look" not in verify(site, "--against", str(kept)).stdout


def test_the_next_look_reads_what_is_new_and_moves_the_checkpoint_on(site: str, kept: Path, now: datetime) -> None:
    verify(site, "--against", str(kept))
    more(now)
    said = verify(site, "--against", str(kept), "--json")
    assert json.loads(said.stdout) == {
        "holds": True,
        "origin": newest_head().origin,
        "size": 9,
        "root": newest_head().root.hex(),
        "read": 4,
        "kept": 6,
        "key": str(log_keys()[0]),
        "key_from_elsewhere": False,
    }
    assert kept.read_text().splitlines()[1] == "9"


def test_with_a_key_from_elsewhere_nothing_is_left_to_compare(site: str) -> None:
    said = verify(site, "--key", str(log_keys()[0]))
    assert (said.exit_code, "--key" in said.stdout) == (0, False)


def test_a_rewritten_past_is_exit_status_1_and_the_kept_checkpoint_stays(site: str, kept: Path, now: datetime) -> None:
    verify(site, "--against", str(kept))
    before = kept.read_text()
    written_anew(now)
    said = verify(site, "--against", str(kept))
    assert (said.exit_code, said.stdout) == (1, "")
    assert "its first 6 entries are no longer those of the checkpoint that was kept" in said.stderr
    assert kept.read_text() == before
    # Two notes under one key that contradict each other: whoever has both can show them.
    (refused,) = kept.parent.glob(f"{kept.name}.refused-*")
    assert str(refused) in said.stderr
    assert TreeHead.read(open_note(refused.read_text(), key=log_keys()[0])) == newest_head()
    verify(site, "--against", str(kept))
    assert len(list(kept.parent.iterdir())) == 2


def test_a_rewritten_past_is_told_to_programs(site: str, kept: Path, now: datetime) -> None:
    verify(site, "--against", str(kept))
    written_anew(now)
    told = json.loads(verify(site, "--against", str(kept), "--json").stdout)
    assert (told["holds"], "no longer those" in told["cause"]) == (False, True)


def test_whoever_never_looked_before_sees_nothing_of_it(site: str, kept: Path, now: datetime) -> None:
    written_anew(now)
    assert verify(site, "--against", str(kept)).exit_code == 0


def test_a_stranger_s_key_is_exit_status_1(site: str) -> None:
    said = verify(site, "--key", str(public_key_of("prakerja.example/log", b"\x09" * 32)))
    assert (said.exit_code, "not signed by the key" in said.stderr) == (1, True)


def test_a_key_that_changed_is_followed_and_told(site: str, kept: Path, now: datetime, settings: Any) -> None:
    old = str(log_keys()[0])
    settings.LOG_KEYS = f"{'77' * 32},{settings.LOG_KEYS}"
    new = str(log_keys()[0])
    assert verify(site).stdout.count(old) == 1
    more(now)
    assert verify(site, "--key", old, "--against", str(kept)).stdout.endswith(f"From now on pass --key {new}\n")
    settings.LOG_KEYS = "77" * 32
    more(now, begin=20)
    said = verify(site, "--key", old, "--against", str(kept))
    assert (said.exit_code, said.stdout.endswith(f"From now on pass --key {new}\n")) == (0, True)
    assert "--key" not in verify(site, "--key", new, "--against", str(kept)).stdout


@pytest.mark.parametrize("address", ["prakerja.example", "http://[", "http://", "ftp://prakerja.example", "\x7f"])
def test_what_is_no_address_is_told_in_a_sentence(address: str) -> None:
    said = verify(address)
    assert (said.exit_code, said.stderr.count("is no address of a site")) == (2, 1)


def test_what_is_no_key_is_exit_status_2(site: str) -> None:
    said = verify(site, "--key", "nothing")
    assert (said.exit_code, "--key: a key is written" in said.stderr) == (2, True)


def test_nobody_there_is_exit_status_3_and_proves_nothing(kept: Path) -> None:
    said = verify("http://127.0.0.1:9", "--against", str(kept), "--json")
    assert (said.exit_code, kept.exists()) == (3, False)
    assert json.loads(said.stdout)["holds"] is None


@pytest.mark.django_db(transaction=True)
def test_a_site_without_a_log_is_exit_status_3(live_server: LiveServer) -> None:
    said = verify(f"{live_server.url}/nowhere")
    assert (said.exit_code, "status 404" in said.stderr) == (3, True)


@contextmanager
def answering(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _NeverStops(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while True:
                self.wfile.write(b"x" * 100_000)

    def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  the parent's name


def test_a_site_that_never_stops_talking_is_hung_up_on() -> None:
    with answering(_NeverStops) as url:
        said = verify(url)
    assert (said.exit_code, "does not end" in said.stderr) == (3, True)


class _Trickles(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            while True:
                self.wfile.write(b"x")
                time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  the parent's name


def test_a_site_that_trickles_is_hung_up_on() -> None:
    with answering(_Trickles) as url, LogOverHttp(url, longest_s=0.3) as source:
        with pytest.raises(NoAnswer, match="checkpoint does not end"):
            source.checkpoint()
        with pytest.raises(NoAnswer, match="key does not end"):
            source.key()


class _HasAnotherKey(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>")

    def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  the parent's name


class _SendsOn(BaseHTTPRequestHandler):
    to = ""

    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", self.to + self.path)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  the parent's name


@pytest.mark.parametrize("to", ["", "http://169.254.169.254", "file://", "//elsewhere.example"])
def test_a_site_that_sends_on_is_not_followed(site: str, to: str) -> None:
    with answering(type("SendsOn", (_SendsOn,), {"to": to or site})) as url:
        said = verify(url)
    assert (said.exit_code, "sends on to" in said.stderr) == (3, True)


def test_a_site_whose_key_is_none_has_not_answered_and_no_option_is_blamed() -> None:
    with answering(_HasAnotherKey) as url:
        said = verify(url)
    assert (said.exit_code, "--key" in said.stderr, "a key is written" in said.stderr) == (3, False, True)


@pytest.mark.parametrize("spoilt", ["", "half a note", "log\n6\n"])
def test_a_damaged_file_is_not_taken_for_none(site: str, kept: Path, spoilt: str) -> None:
    kept.write_text(spoilt)
    said = verify(site, "--against", str(kept))
    assert (said.exit_code, "holds no checkpoint" in said.stderr) == (2, True)
    assert kept.read_text() == spoilt


def test_a_file_cut_short_is_not_taken_for_a_whole_one(site: str, kept: Path) -> None:
    verify(site, "--against", str(kept))
    whole = kept.read_bytes()
    for left in range(len(whole)):
        kept.write_bytes(whole[:left])
        assert verify(site, "--against", str(kept)).exit_code == 2


def test_a_file_that_cannot_be_written_is_told(site: str, tmp_path: Path) -> None:
    said = verify(site, "--against", str(tmp_path / "nowhere" / "kept.txt"))
    assert (said.exit_code, "cannot be written" in said.stderr) == (2, True)


def test_the_commands_of_the_page_for_journalists_do_as_printed(site: str, tmp_path: Path, now: datetime) -> None:
    """docs/watch-the-log.md: each `prakerja log verify` line, with its address and folder put in."""
    text = (_DOCS / "watch-the-log.md").read_text()
    for printed, ours in {"https://prakerja.example": site, "$HOME": str(tmp_path), "KEY": str(log_keys()[0])}.items():
        text = text.replace(printed, ours)
    commands = re.findall(r"prakerja (log verify [^\n>]*?)(?= > /dev/null\n|\n)", text)
    # What asks for a stamp is run by test_log_stamps.py.
    commands = [command for command in commands if "--tsa-certificate" not in command]
    assert len(commands) >= 2
    for command in commands:
        said = run_printed(command)
        assert (said.exit_code, said.stderr) == (0, ""), said.output
    written_anew(now)
    said = run_printed(commands[-1])
    assert (said.exit_code, "no longer those" in said.stderr) == (1, True)


def run_printed(command: str) -> Result:
    return CliRunner().invoke(log, shlex.split(command)[1:])
