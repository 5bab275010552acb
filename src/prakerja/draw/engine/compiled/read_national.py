"""A plain candidates file becomes columns, a block at a time; the file's hash is made of the same bytes."""

import hashlib
from pathlib import Path
from typing import Final, cast

from prakerja.draw.engine.candidates import Kind, checked_kind
from prakerja.draw.engine.candidates_file import CANDIDATE_COLUMNS
from prakerja.draw.engine.compiled.columns import MOST_RECEIPT_BYTES, Bytes, National, NotPlain, new_columns, resize
from prakerja.draw.engine.compiled.kinds import kind_text, new_kinds
from prakerja.draw.engine.compiled.plain_rows import SHORTEST_ROW, read_rows
from prakerja.draw.engine.compiled.whole_lines import header_of, whole_lines
from prakerja.draw.engine.file_refused import ValueRefused

HEADER: Final = header_of(CANDIDATE_COLUMNS)
#: Room is made at the start for rows of so many bytes, half of them the receipt. It grows where that is too little.
_USUAL_ROW: Final = 24
_USUAL_SHARE: Final = 2


def read_national(path: Path) -> National:
    """The candidates. Raises NotPlain; what was read by then is of no use."""
    digest = hashlib.sha256(HEADER)
    growing = _Growing(path.stat().st_size)
    for block in whole_lines(path, HEADER):
        digest.update(cast("memoryview", block))
        growing.add(block)
    return growing.finished(digest.hexdigest())


class _Growing:
    """The columns while they grow, and the kinds met so far."""

    def __init__(self, size: int) -> None:
        self._columns = new_columns(candidates=size // _USUAL_ROW, receipt_bytes=size // _USUAL_SHARE)
        self._table, self._kinds = new_kinds(), list[Kind]()
        self._done = 0

    def add(self, block: Bytes) -> None:
        """The rows of the block are the last candidates. Raises NotPlain."""
        self._make_room(len(block))
        self._done, known, end = read_rows(block, len(block), self._done, self._columns, self._table, len(self._kinds))
        if end < len(block):
            raise NotPlain(f"candidate {self._done + 1}")
        self._kinds += [self._checked(kind) for kind in range(len(self._kinds), known)]

    def finished(self, sha256: str) -> National:
        """The columns, as long as there are candidates."""
        resize(self._columns, candidates=self._done, receipt_bytes=int(self._columns.starts[self._done]))
        return National(self._columns, self._kinds, sha256)

    def _make_room(self, size: int) -> None:
        """For the most rows and the longest receipts that so many bytes can hold, and an eighth more when it grows."""
        had, letters_had = len(self._columns.tickets), len(self._columns.receipts)
        rows = self._done + size // SHORTEST_ROW + 1
        letters = int(self._columns.starts[self._done]) + size
        if letters > MOST_RECEIPT_BYTES:
            raise NotPlain("more receipts than positions")
        if rows > had or letters > letters_had:
            resize(
                self._columns,
                candidates=max(rows, had + had // 8),
                receipt_bytes=max(letters, letters_had + letters_had // 8),
            )

    def _checked(self, kind: int) -> Kind:
        try:
            return checked_kind(*kind_text(self._table, kind).split(","))
        except ValueRefused as error:
            raise NotPlain("an area or a group") from error
