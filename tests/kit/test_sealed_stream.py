"""A sealed file opens whole, to whom it belongs, or not at all."""

from collections.abc import Callable
from io import BytesIO
from typing import Final

import pytest

from prakerja.kit import sealed_stream as module
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import CannotUnseal
from prakerja.kit.sealed_stream import CutShort, UnsealedStream, seal_stream

_PIECE: Final = 10
_LENGTHS: Final = (0, 1, 9, 10, 11, 20, 25, 100)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PIECE", _PIECE)


def plain(length: int) -> bytes:
    return bytes(number % 251 for number in range(length))


def sealed(content: bytes, owner: str = "lists/a") -> bytes:
    target = BytesIO()
    seal_stream(BytesIO(content), target, purpose=Purpose.LIST_FILE, owner=owner)
    return target.getvalue()


def opened(content: bytes, owner: str = "lists/a", size: int = 7) -> bytes:
    stream = UnsealedStream(BytesIO(content), purpose=Purpose.LIST_FILE, owner=owner)
    return b"".join(iter(lambda: stream.read(size), b""))


@pytest.mark.parametrize("size", [1, 7, 10, 1000])
@pytest.mark.parametrize("length", _LENGTHS)
def test_what_was_sealed_opens_as_it_was(length: int, size: int) -> None:
    assert opened(sealed(plain(length)), size=size) == plain(length)


def test_nothing_of_it_can_be_read_without_the_key() -> None:
    assert b"3271012345678901" not in sealed(b"nik\n3271012345678901\n" * 10)


def test_a_file_cut_at_any_byte_is_never_taken_for_the_whole() -> None:
    """The kind: truncation taken for the end. 441 places."""
    content = sealed(plain(95))
    places = range(len(content))
    for place in places:
        with pytest.raises((CutShort, CannotUnseal)):
            opened(content[:place])
    assert len(places) > 400


def test_a_byte_changed_anywhere_is_found() -> None:
    content = sealed(plain(25))
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 1
        with pytest.raises((CutShort, CannotUnseal)):
            opened(bytes(changed))


def pieces(content: bytes) -> list[bytes]:
    found = []
    while content:
        end = 4 + int.from_bytes(content[:4])
        found.append(content[:end])
        content = content[end:]
    return found


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: [*parts[:1], *parts[2:]],
        lambda parts: [parts[1], parts[0], *parts[2:]],
        lambda parts: [*parts[:2], *parts[1:]],
        lambda parts: [*parts, parts[0]],
        lambda parts: [parts[-1]],
    ],
    ids=["one taken out", "two changed over", "one twice", "one behind the end", "the end alone"],
)
def test_pieces_cannot_be_moved(change: Callable[[list[bytes]], list[bytes]]) -> None:
    with pytest.raises(CannotUnseal):
        opened(b"".join(change(pieces(sealed(plain(35))))))


def test_it_opens_for_nobody_else() -> None:
    with pytest.raises(CannotUnseal):
        opened(sealed(plain(5)), owner="lists/b")
