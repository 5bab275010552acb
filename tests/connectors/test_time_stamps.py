"""An authority is asked for a time stamp; what it answers is worth something only on the word of its certificate."""

import hashlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest

from prakerja.connectors.failures import NotNow, Silence
from prakerja.connectors.models import Breaker
from prakerja.connectors.time_stamps.ask import ask_for_stamp
from prakerja.connectors.time_stamps.question import Question
from prakerja.connectors.time_stamps.reply import LONGEST_REPLY, NotAStamp, NotChecked, time_in, vouched_time
from prakerja_sandbox.testing import Sandbox, running_sandbox
from tests.connectors.somebody import Somebody, somebody_outside

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = b"a checkpoint\n"


@pytest.fixture(scope="module")
def authority() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def root(authority: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("root") / "root.pem"
    file.write_bytes(httpx.get(f"{authority.url}/tsa/root.pem", timeout=60).raise_for_status().content)
    return file


@pytest.fixture(scope="module")
def reply(authority: Sandbox) -> bytes:
    return httpx.post(f"{authority.url}/tsa", content=Question.about(TEXT).as_der(), timeout=60).content


@pytest.fixture
def somebody(settings: Any) -> Iterator[Somebody]:
    with somebody_outside() as outside:
        settings.TIME_STAMP_URL = f"{outside.url}/tsa"
        yield outside


def test_the_authority_vouches_for_the_text_and_the_time(authority: Sandbox, root: Path, settings: Any) -> None:
    settings.TIME_STAMP_URL = f"{authority.url}/tsa"
    before = datetime.now(UTC).replace(microsecond=0)
    stamped = ask_for_stamp(TEXT)
    assert before <= stamped.at <= datetime.now(UTC)
    assert vouched_time(stamped.reply, text=TEXT, root=root) == stamped.at


def test_no_other_text_and_no_other_root_has_it(reply: bytes, root: Path) -> None:
    for text in (b"", TEXT[:-1], TEXT + b"\n", TEXT.upper()):
        with pytest.raises(NotAStamp):
            vouched_time(reply, text=text, root=root)
    with running_sandbox() as another:
        root_of_another = root.with_name("another.pem")
        root_of_another.write_bytes(httpx.get(f"{another.url}/tsa/root.pem", timeout=60).content)
    with pytest.raises(NotAStamp):
        vouched_time(reply, text=TEXT, root=root_of_another)


def test_a_reply_that_was_cut_or_changed_never_states_another_time(reply: bytes, root: Path) -> None:
    """A hundred damages, each of them once: none is taken for a stamp of another moment."""
    good = vouched_time(reply, text=TEXT, root=root)
    chance = Random(3161)
    spoilt = [reply[: chance.randrange(len(reply))] for _ in range(40)]
    for _ in range(60):
        changed = bytearray(reply)
        changed[chance.randrange(len(reply))] ^= 1 << chance.randrange(8)
        spoilt.append(bytes(changed))
    refused = 0
    for damaged in spoilt:
        try:
            assert vouched_time(damaged, text=TEXT, root=root) == good
        except NotAStamp:
            refused += 1
    assert (len(spoilt), refused > 80) == (100, True)


@pytest.mark.parametrize(
    "reply", [b"", b"no stamp", b"\x30\x03\x02\x01\x01", b"\x30" * 3_000, b"x" * LONGEST_REPLY * 2]
)
def test_what_is_no_reply_states_no_time(reply: bytes) -> None:
    with pytest.raises(NotAStamp):
        time_in(reply)


def test_two_questions_about_one_text_differ_and_no_answer_to_one_answers_the_other(reply: bytes) -> None:
    questions = [Question.about(TEXT) for _ in range(200)]
    assert len({question.nonce for question in questions}) == 200
    assert {question.digest for question in questions} == {hashlib.sha256(TEXT).digest()}
    assert not any(question.is_answered_by(reply) for question in questions)
    assert all(question.nonce in question.as_der() for question in questions)


def test_an_answer_to_another_question_is_none(somebody: Somebody, reply: bytes) -> None:
    somebody.raw = reply
    with pytest.raises(Silence, match="not about the question"):
        ask_for_stamp(TEXT)


def test_a_refusal_is_of_us_and_they_rest_at_once(somebody: Somebody) -> None:
    for status in (400, 401, 403, 422, 429):
        Breaker.objects.all().delete()
        somebody.status = status
        with pytest.raises(NotNow):
            ask_for_stamp(TEXT)
        assert Breaker.objects.get().rests_until is not None


def test_garbage_is_silence(somebody: Somebody) -> None:
    for garbage in (b"", b"<html>", b"\x30\x00", bytes(5_000)):
        Breaker.objects.all().delete()
        somebody.raw = garbage
        with pytest.raises(Silence):
            ask_for_stamp(TEXT)


def test_nobody_there_is_silence(settings: Any) -> None:
    settings.TIME_STAMP_URL = "http://127.0.0.1:9/tsa"
    with pytest.raises(Silence):
        ask_for_stamp(TEXT)


def test_without_openssl_nothing_is_known(reply: bytes, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root.parent))
    assert shutil.which("openssl") is None
    with pytest.raises(NotChecked):
        vouched_time(reply, text=TEXT, root=root)
