"""A plain file, a block of whole lines at a time."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import numpy as np

from prakerja.draw.engine.compiled.columns import Bytes, NotPlain

BLOCK: Final = 1 << 22
#: Twice what a plain row can hold.
_LONGEST_LINE: Final = 1_250


def header_of(columns: Iterable[str]) -> bytes:
    """Its first line, where it is plain."""
    return ",".join(columns).encode() + b"\n"


def whole_lines(path: Path, header: bytes) -> Iterator[Bytes]:
    """Blocks of the file behind its header that end where a line does; each is gone when the next one comes.

    Raises NotPlain.
    """
    buffer = np.empty(2 * BLOCK, dtype=np.uint8)
    left = 0
    with path.open("rb", buffering=0) as file:
        if file.read(len(header)) != header:
            raise NotPlain("another header")
        while count := file.readinto(memoryview(buffer)[left : left + BLOCK]):
            filled = left + count
            end = filled - buffer[max(0, filled - _LONGEST_LINE) : filled].tobytes()[::-1].find(b"\n")
            if end > filled:
                raise NotPlain("a line longer than any of a draw")
            yield buffer[:end]
            left = filled - end
            buffer[:left] = buffer[end:filled].copy()
    if left:
        raise NotPlain("a last line without its end")
