"""An uploaded seats file as text, whichever of the usual ways it was saved; else what to do instead. Pure."""

from typing import Final

from prakerja.waves.parse_seats import LineFault, SeatsUnreadable
from prakerja.waves.seats_line import SeatsFault

_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
#: What workbooks, documents and web pages begin with.
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"<")


def seats_text(content: bytes) -> str:
    """UTF-8 with or without its mark, or UTF-16 with it ("Unicode text" of a spreadsheet). Raises SeatsUnreadable."""
    if content.lstrip().startswith(_WORKBOOKS):
        raise SeatsUnreadable([LineFault(1, SeatsFault.WORKBOOK)])
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = 1 if encoding == "utf-16" else content[: error.start].count(b"\n") + 1
        raise SeatsUnreadable([LineFault(line, SeatsFault.NOT_TEXT)]) from None
