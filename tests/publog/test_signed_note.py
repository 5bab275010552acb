"""Notes and checkpoints as other programs of this kind read and write them."""

import base64
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.publog.checkpoint_text import NotACheckpoint, TreeHead
from prakerja.publog.key_changes import hand_over, with_key_of
from prakerja.publog.merkle import EMPTY
from prakerja.publog.signed_note import (
    LONGEST_NOTE,
    NotAKeyText,
    NotANote,
    NoteKey,
    open_note,
    public_key_of,
    sign_note,
    split_note,
)

NAME: Final = "log.example/test"
SECRET, OTHER_SECRET = b"\x01" * 32, b"\x02" * 32
KEY, OTHER_KEY = public_key_of(NAME, SECRET), public_key_of(NAME, OTHER_SECRET)
TEXT: Final = "log.example/test\n3\nsomething\n"


def note(text: str = TEXT, *secrets: bytes) -> str:
    return sign_note(text, name=NAME, secrets=secrets or (SECRET,))


def test_what_was_signed_is_read_back() -> None:
    assert open_note(note(), key=KEY) == TEXT


def test_a_note_of_another_program_is_read() -> None:
    """The example of Go's sumdb/note package: key and note are public."""
    key = NoteKey.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    signed = (
        f"{text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngo"
        "tpRZb6KE6RyyBwJnAM=\n"
    )
    assert open_note(signed, key=key) == text
    assert str(key) == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"


def test_signatures_of_others_are_passed_over() -> None:
    assert open_note(note(TEXT, OTHER_SECRET, SECRET), key=KEY) == TEXT


@pytest.mark.parametrize(
    "spoilt",
    [
        note(TEXT, OTHER_SECRET),
        note().replace("3", "4", 1),
        note().replace(NAME, "log.example/other"),
        note()[:-1],
        note()[:-9],
        note().replace("\n\n", "\n"),
        note() + "something more\n",
        note() + "\n",
        TEXT,
        TEXT + "\n",
        "",
        "\n\n",
        TEXT + "\n— log.example/test AAAA\n",
        TEXT + "\n— log.example/test !!!!\n",
        "x" * LONGEST_NOTE + note(),
    ],
)
def test_a_note_that_is_spoilt_is_none(spoilt: str) -> None:
    with pytest.raises(NotANote):
        open_note(spoilt, key=KEY)


@given(st.integers(0, len(note().encode()) - 1), st.integers(1, 255))
def test_no_byte_of_a_note_can_be_changed(place: int, change: int) -> None:
    raw = bytearray(note().encode())
    raw[place] ^= change
    try:
        opened = open_note(raw.decode(), key=KEY)
    except (NotANote, UnicodeDecodeError):
        return
    # Base64 leaves some bits of its last sign unused.
    assert opened == TEXT


def test_a_text_that_does_not_end_its_line_is_not_signed() -> None:
    with pytest.raises(NotANote):
        note("no newline")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        "name+00000000",
        str(KEY).replace(KEY.hint.hex(), "00000000"),
        str(KEY)[:-4],
        str(KEY).replace(NAME, "another"),
        f"{NAME}+{KEY.hint.hex()}+{base64.b64encode(b'\x04' + KEY.public_key).decode()}",
        f"{NAME}+{KEY.hint.hex()}+!!!",
    ],
)
def test_what_names_no_key_is_refused(text: str) -> None:
    with pytest.raises(NotAKeyText):
        NoteKey.read(text)


@given(st.binary(min_size=32, max_size=32))
def test_a_key_is_read_as_it_was_written(secret: bytes) -> None:
    key = public_key_of(NAME, secret)
    assert NoteKey.read(f" {key}\n") == key


@given(st.integers(0, 10**18), st.binary(min_size=32, max_size=32))
def test_a_checkpoint_is_read_as_it_was_written(size: int, root: bytes) -> None:
    head = TreeHead(NAME, size, root)
    assert TreeHead.read(str(head)) == head
    assert TreeHead.read(f"{head}an extension\n") == head


_ROOT: Final = base64.b64encode(EMPTY).decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{NAME}\n0\n",
        f"{NAME}\n0\n{_ROOT}",
        f"\n0\n{_ROOT}\n",
        *(f"{NAME}\n{size}\n{_ROOT}\n" for size in ("", "-1", "+1", "01", "1.0", "x", "٣", " 1", "1" * 20)),
        *(
            f"{NAME}\n0\n{root}\n"
            for root in ("", "x", _ROOT[:-4], _ROOT + "AAAA", _ROOT.rstrip("="), _ROOT[:-2] + "V=")
        ),
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NotACheckpoint):
        TreeHead.read(text)


def test_whoever_trusts_a_key_trusts_the_one_that_it_handed_over_to() -> None:
    entry = {"kind": "log.key", **hand_over(OTHER_KEY, before=KEY, secret=SECRET)}
    assert with_key_of(entry, [KEY]) == [KEY, OTHER_KEY]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "audit.seal"},
        {"key": str(KEY)},
        {"key": "no key"},
        {"key": None},
        {"signed_by": str(OTHER_KEY)},
        {"signed_by": 7},
        {"signature": ""},
        {"signature": "!"},
        {"signature": "é"},
        {"signature": "\ud800"},
        {"key": "\ud800+00000000+AQ=="},
        {"signed_by": "\ud800" + str(KEY)},
        {"signed_by": f"{KEY}é"},
        {"signature": base64.b64encode(bytes(64)).decode()},
    ],
)
def test_a_key_that_nobody_handed_over_to_is_not_trusted(change: dict[str, object]) -> None:
    entry = {"kind": "log.key", **hand_over(OTHER_KEY, before=KEY, secret=SECRET), **change}
    assert with_key_of(entry, [KEY]) == [KEY]


def test_a_key_signed_by_a_stranger_is_not_trusted() -> None:
    stranger = b"\x03" * 32
    entry = {"kind": "log.key", **hand_over(OTHER_KEY, before=public_key_of(NAME, stranger), secret=stranger)}
    assert with_key_of(entry, [KEY]) == [KEY]


def test_a_key_that_is_said_twice_is_trusted_once() -> None:
    entry = {"kind": "log.key", **hand_over(OTHER_KEY, before=KEY, secret=SECRET)}
    assert with_key_of(entry, [KEY, OTHER_KEY]) == [KEY, OTHER_KEY]


def test_the_first_key_is_handed_over_by_none() -> None:
    assert with_key_of({"kind": "log.key", "key": str(KEY)}, [KEY]) == [KEY]


def test_signature_lines_are_told_apart() -> None:
    text, signatures = split_note(note(TEXT, SECRET, OTHER_SECRET))
    assert text == TEXT
    assert [line["name"] for line in signatures] == [NAME, NAME]
