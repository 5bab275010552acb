"""A large file at rest, sealed piece by piece: never whole in memory, and nothing to anybody without the keys.

Each piece is bound to its place, and the last one says that it is the last: a file that was cut, or whose pieces were
taken out or moved, opens up to there and no further.
"""

from typing import IO, Final

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import CannotUnseal, seal_bytes, unseal_bytes
from prakerja.kit.source import Source

_PIECE: Final = 1_000_000
#: In so many bytes stands how long the next sealed piece is.
_LENGTH: Final = 4
#: A piece with its key's name, nonce and tag is not much longer than itself.
_LONGEST: Final = _PIECE + 1_000


class CutShort(Exception):
    """The file ends before its last piece: what is there must not be taken for all of it."""


def seal_stream(source: Source, target: IO[bytes], *, purpose: Purpose, owner: str) -> None:
    """`target` holds all of `source`, sealed."""
    number = 0
    while piece := source.read(_PIECE):
        _write(target, seal_bytes(piece, purpose=purpose, owner=owner, row=number))
        number += 1
    _write(target, seal_bytes(b"", purpose=purpose, owner=owner, row=number))


class UnsealedStream:
    """What was sealed, to be read from its beginning. Raises CutShort, CannotUnseal."""

    def __init__(self, source: Source, *, purpose: Purpose, owner: str) -> None:
        self._source = source
        self._purpose = purpose
        self._owner = owner
        self._number = 0
        self._rest = b""
        self._is_over = False

    def read(self, size: int, /) -> bytes:
        while len(self._rest) < size and not self._is_over:
            piece = self._next_piece()
            self._is_over = not piece
            self._rest += piece
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken

    def _next_piece(self) -> bytes:
        """Empty: the last one, after which nothing stands."""
        length = int.from_bytes(self._read_exactly(_LENGTH))
        if length > _LONGEST:
            raise CannotUnseal("no piece is so long")
        sealed = self._read_exactly(length)
        piece = unseal_bytes(sealed, purpose=self._purpose, owner=self._owner, row=self._number)
        self._number += 1
        if not piece and self._source.read(1):
            raise CannotUnseal("something stands behind the last piece")
        return piece

    def _read_exactly(self, size: int) -> bytes:
        found = b""
        while len(found) < size:
            more = self._source.read(size - len(found))
            if not more:
                raise CutShort(f"the sealed file ends in piece {self._number}")
            found += more
        return found


def _write(target: IO[bytes], sealed: bytes) -> None:
    target.write(len(sealed).to_bytes(_LENGTH))
    target.write(sealed)
