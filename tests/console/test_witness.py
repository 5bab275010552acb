"""`prakerja log witness` as an organisation runs it, over HTTP against the pages themselves."""

import json
import re
import shlex
import stat
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.db import transaction

from prakerja.console import witness as witness_command
from prakerja.console import witness_look
from prakerja.console.log import log
from prakerja.console.log_over_http import LogOverHttp
from prakerja.console.witness_file import alone
from prakerja.draw.log_entries import STATEMENT
from prakerja.publog.cosignature import WitnessKey, cosigned_at
from prakerja.publog.keys import log_keys
from prakerja.publog.signed_note import open_note
from prakerja.publog.submit_entry import submit_entry
from tests.console.test_log import more, site, verify, written_anew
from tests.situations.publog import grow, newest_head
from tests.situations.stated_draws import REVEAL_BY, SECRETS, STATED, F, committed, cut_off, statement

__all__ = ["site"]

_DOCS = Path(__file__).resolve().parents[2] / "docs"
NAME = "witness.example/w1"


class Clock:
    """The witness's own."""

    def __init__(self) -> None:
        self.now = STATED

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    own = Clock()
    monkeypatch.setattr(witness_look, "time", own)
    return own


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def look(site: str, folder: Path, *options: str) -> Result:
    own = ["--key-file", str(folder / "key.hex"), "--file", str(folder / "seen.json")]
    shown = ["--publish", str(folder / "public"), "--handed", str(folder / "handed")]
    (folder / "handed").mkdir(exist_ok=True)
    return CliRunner().invoke(log, ["witness", "--from", site, "--name", NAME, *own, *shown, *options])


def published(folder: Path) -> tuple[str, WitnessKey]:
    public = folder / "public"
    return (public / "checkpoint").read_text(), WitnessKey.read((public / "key").read_text())


def hand_in(now: datetime, *lines: bytes) -> None:
    """As whoever holds database and key writes it."""
    with transaction.atomic():
        for line in lines:
            told = json.loads(line)
            facts = {name: value for name, value in told.items() if name not in ("kind", "at")}
            submit_entry(told["kind"], once=sha256(line).hexdigest(), facts=facts, at=now)
        grow(now)


def stated_line() -> bytes:
    return json.dumps({"kind": STATEMENT, "statement": statement(), "statement_sha256": F}).encode()


def test_the_first_look_cosigns_and_publishes(site: str, folder: Path, clock: Clock) -> None:
    said = look(site, folder)
    assert (said.exit_code, said.stderr) == (0, "")
    assert "6 entries, cosigned." in said.stdout
    note, key = published(folder)
    assert (cosigned_at(note, key=key), key.name) == (clock.now, NAME)
    assert open_note(note, key=log_keys()[0]) == str(newest_head())
    assert (folder / "public" / "checkpoint.6").read_text() == note
    assert stat.S_IMODE((folder / "key.hex").stat().st_mode) == 0o600


def test_a_log_that_grew_is_cosigned_again_and_one_that_stands_still_is_not(
    site: str, folder: Path, clock: Clock, now: datetime
) -> None:
    look(site, folder)
    clock.now += 60
    assert "nothing is new" in look(site, folder).stdout
    note, key = published(folder)
    assert cosigned_at(note, key=key) == STATED
    more(now)
    assert "9 entries, cosigned." in look(site, folder).stdout
    note, again = published(folder)
    assert (again, cosigned_at(note, key=key)) == (key, clock.now)
    assert {file.name for file in (folder / "public").iterdir()} == {
        "key",
        "checkpoint",
        "checkpoint.6",
        "checkpoint.9",
    }


def test_a_rewritten_past_is_not_cosigned_and_what_was_shown_is_kept(site: str, folder: Path, now: datetime) -> None:
    look(site, folder)
    before = published(folder)
    written_anew(now)
    said = look(site, folder)
    assert (said.exit_code, "Not cosigned: its first 6 entries are no longer those" in said.stderr) == (1, True)
    assert published(folder) == before
    assert len(list(folder.glob("seen.json.refused-*"))) == 1


def test_a_draw_by_the_rules_is_cosigned_to_its_end(site: str, folder: Path, clock: Clock, now: datetime) -> None:
    hand_in(now, stated_line(), *(committed(position) for position in (1, 2, 3)))
    assert look(site, folder).exit_code == 0
    clock.now = REVEAL_BY
    hand_in(now, cut_off(SECRETS[0], SECRETS[1], "-"))
    assert look(site, folder).exit_code == 0


def test_what_is_refused_once_stays_refused(site: str, folder: Path, clock: Clock, now: datetime) -> None:
    """A cut-off that came too early does not ripen, and nothing above it is cosigned."""
    hand_in(now, stated_line(), *(committed(position) for position in (1, 2, 3)))
    look(site, folder)
    before = published(folder)
    clock.now = REVEAL_BY - 1
    hand_in(now, cut_off(SECRETS[0], SECRETS[1], "-"))
    for _ in range(2):
        said = look(site, folder)
        assert (said.exit_code, "a cut-off before reveal_by" in said.stderr) == (1, True)
        clock.now = REVEAL_BY + 60
        more(now, begin=30)
    assert published(folder) == before


def test_a_reveal_that_was_handed_over_is_missed_in_the_cut_off(
    site: str, folder: Path, clock: Clock, now: datetime
) -> None:
    hand_in(now, stated_line(), *(committed(position) for position in (1, 2, 3)))
    look(site, folder)
    clock.now = REVEAL_BY - 1
    (folder / "handed" / "three.json").write_text(
        json.dumps({"statement_sha256": F, "position": 3, "secret": SECRETS[2]})
    )
    (folder / "handed" / "stray.json").write_text("{}")
    assert "stray.json is no reveal." in look(site, folder).stderr
    clock.now = REVEAL_BY
    hand_in(now, cut_off(SECRETS[0], SECRETS[1], "-"))
    assert "lacks a reveal which this witness had" in look(site, folder).stderr


def test_a_handed_reveal_is_noted_while_the_log_is_silent(folder: Path, clock: Clock) -> None:
    (folder / "handed").mkdir()
    (folder / "handed" / "one.json").write_text(
        json.dumps({"statement_sha256": F, "position": 1, "secret": SECRETS[0]})
    )
    assert look("http://127.0.0.1:9", folder).exit_code == 3
    assert json.loads((folder / "seen.json").read_text())["handed"][0]["at"] == clock.now


def test_an_entry_of_a_draw_that_cannot_be_read_is_not_cosigned(site: str, folder: Path, now: datetime) -> None:
    hand_in(now, b'{"kind":"draw.statement","statement":{}}')
    for _ in range(2):
        said = look(site, folder)
        assert (said.exit_code, "entry 6: it cannot be read" in said.stderr) == (1, True)
    assert not (folder / "public" / "checkpoint").exists()


def test_a_new_key_of_the_log_is_followed(site: str, folder: Path, now: datetime, settings: Any) -> None:
    look(site, folder, "--log-key", str(log_keys()[0]))
    settings.LOG_KEYS = f"{'77' * 32},{settings.LOG_KEYS}"
    more(now)
    assert look(site, folder).exit_code == 0
    settings.LOG_KEYS = "77" * 32
    more(now, begin=20)
    assert look(site, folder).exit_code == 0


def test_a_witness_may_begin_with_a_checkpoint(site: str, folder: Path, now: datetime) -> None:
    verify(site, "--against", str(folder / "begin.txt"))
    more(now)
    assert look(site, folder, "--begin", str(folder / "begin.txt")).exit_code == 0
    other = folder / "other"
    other.mkdir()
    written_anew(now)
    said = look(site, other, "--begin", str(folder / "begin.txt"))
    assert (said.exit_code, "no longer those" in said.stderr) == (1, True)


def test_a_log_that_knows_the_witness_shows_its_line(site: str, folder: Path, clock: Clock, settings: Any) -> None:
    look(site, folder)
    said = look(site, folder)
    assert "does not show this line" not in said.stdout
    note, key = published(folder)
    (folder / "seen.json").unlink()
    settings.WITNESSES = str(key)
    clock.now += 60
    assert look(site, folder).exit_code == 0
    with LogOverHttp(site) as shown:
        assert cosigned_at(shown.checkpoint(), key=key) == clock.now
    assert cosigned_at(note, key=key) == STATED


def test_a_line_that_was_not_taken_is_handed_in_again(site: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([503, 204])
    monkeypatch.setattr(LogOverHttp, "give", lambda *_: next(answers))
    said = look(site, folder)
    assert (said.exit_code, "did not take the line: status 503" in said.stderr) == (3, True)
    assert [look(site, folder).exit_code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("seen.json", "{", "is no witness's file"),
        ("seen.json", '{"more": 1}', "is no witness's file"),
        ("key.hex", "ab", "does not hold 64 hex digits"),
        ("public", "", "is a file"),
        ("begin.txt", "nothing", "--begin: "),
    ],
)
def test_what_is_damaged_is_told_and_nothing_cosigned(folder: Path, file: str, text: str, said: str) -> None:
    (folder / file).write_text(text)
    options = ["--begin", str(folder / "begin.txt")] if file == "begin.txt" else []
    answer = look("http://127.0.0.1:9", folder, *options)
    assert (answer.exit_code, said in answer.stderr) == (2, True), answer.stderr


@pytest.mark.parametrize("options", [["--name", "a b"], ["--name", "a+b"], ["--log-key", "x"], ["--from", "ftp://a"]])
def test_bad_input_is_exit_status_2(folder: Path, options: list[str]) -> None:
    assert look("http://127.0.0.1:9", folder, *options).exit_code == 2


def test_a_service_looks_again_and_again(
    site: str, folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []

    def wait(seconds: int) -> None:
        if waits:
            raise KeyboardInterrupt
        waits.append(seconds)
        more(now)

    monkeypatch.setattr(witness_command, "sleep", wait)
    said = look(site, folder, "--every", "60")
    assert (waits, said.stdout.count("cosigned.")) == ([60], 2)


def test_two_runs_at_once_are_one(folder: Path, site: str) -> None:
    with alone(folder / "seen.json"):
        said = look(site, folder)
    assert (said.exit_code, "another run is under way" in said.stderr) == (2, True)


def test_the_commands_of_the_page_for_witnesses_do_as_printed(site: str, tmp_path: Path) -> None:
    """docs/be-a-witness.md: each `prakerja log witness` line, with its address and folder put in."""
    text = (_DOCS / "be-a-witness.md").read_text().replace("\\\n", " ")
    for printed, ours in {"https://prakerja.example": site, "$HOME": str(tmp_path), "KEY": str(log_keys()[0])}.items():
        text = text.replace(printed, ours)
    commands = list(_printed(text))
    assert len(commands) >= 3
    for command in commands:
        said = CliRunner().invoke(log, shlex.split(command)[1:])
        assert (said.exit_code, said.stderr) == (0, ""), said.output


def _printed(text: str) -> Iterator[str]:
    """The service's line would never end: it is run once."""
    for command in re.findall(r"prakerja (log witness [^\n>]*?)(?= > /dev/null\n|\n)", text):
        yield re.sub(r" --every \d+", "", command)
