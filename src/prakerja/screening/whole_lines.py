"""A large file in pieces of whole lines, as text; what is no text is told. Pure."""

from collections.abc import Iterator
from typing import Final

from prakerja.kit.source import Source
from prakerja.screening.list_faults import Fault, ListFault, ListRefused

_PIECE: Final = 1_000_000
#: Far longer than any row of two numbers; a longer one is another kind of file.
_LONGEST: Final = 1_000
_BOM: Final = b"\xef\xbb\xbf"
#: What workbooks, documents and web pages begin with, and what is packed: zip, gzip, bzip2, xz, Zstandard, 7z, rar.
_NO_TEXT: Final = (
    *(b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"<"),
    *(b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf", b"Rar!"),
)
_UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


class _LineTooLong(Exception):
    """It is no line of a list, and is not read into memory whole."""


def whole_lines(file: Source, *, piece: int = _PIECE) -> Iterator[tuple[int, str]]:
    """Pieces of the file, each with the number of its first line. Every line ends in one newline, whoever wrote it; the
    last one of the file perhaps in none.

    Raises ListRefused.
    """
    line = 1
    try:
        for raw in _pieces(file, piece):
            text = _decoded(raw, line)
            yield line, text
            line += text.count("\n")
    except _LineTooLong:
        raise ListRefused([Fault(line, ListFault.NOT_CSV)]) from None


def _pieces(file: Source, size: int) -> Iterator[bytes]:
    rest = file.read(size).removeprefix(_BOM)
    _require_text(rest)
    while more := file.read(size):
        end = _last_end(rest)
        if end:
            yield rest[:end]
        elif len(rest) > _LONGEST:
            raise _LineTooLong
        rest = rest[end:] + more
    if rest:
        yield rest


def _last_end(lines: bytes) -> int:
    """Behind the last whole line. Old programs end one by a return alone, of which the last may be half of an end."""
    return lines.rfind(b"\n") + 1 or lines.rfind(b"\r", 0, -1) + 1


def _require_text(beginning: bytes) -> None:
    if beginning.startswith(_UTF_16_MARKS) or _is_every_other_zero(beginning[:6]):
        raise ListRefused([Fault(None, ListFault.UTF_16)])
    if beginning.lstrip().startswith(_NO_TEXT):
        raise ListRefused([Fault(None, ListFault.WORKBOOK)])


def _is_every_other_zero(word: bytes) -> bool:
    """UTF-16 without its mark: `nik` is six bytes then."""
    return len(word) > 1 and not (any(word[::2]) and any(word[1::2]))


def _decoded(raw: bytes, line: int) -> str:
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in raw else raw
    try:
        return lines.decode()
    except UnicodeDecodeError as error:
        raise ListRefused([Fault(line + lines[: error.start].count(b"\n"), ListFault.NOT_UTF8)]) from None
