"""Who was seated, from the files of draws to tables: some 40 bytes for each of them, and nothing of anybody else."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from prakerja.draw.engine.compiled.columns import Bytes, NotPlain, Number
from prakerja.draw.engine.compiled.houses import new_houses, with_room
from prakerja.draw.engine.compiled.kinds import KindTable, kind_text, new_kinds
from prakerja.draw.engine.compiled.people import add_person, new_people, with_room_for
from prakerja.draw.engine.compiled.plain_candidates import copy_left, meet_candidates, put_seats_won
from prakerja.draw.engine.compiled.plain_results import SHORTEST_SEATED, new_rows, read_results
from prakerja.draw.engine.compiled.read_national import HEADER
from prakerja.draw.engine.compiled.whole_lines import header_of, whole_lines
from prakerja.draw.engine.result_file import RESULT_COLUMNS

_RESULTS: Final = header_of(RESULT_COLUMNS)
#: Cards held have seven digits at most, and the shortest row has eleven bytes.
_LONGER: Final = 2
#: Draws are counted in 16 bits.
_MOST_DRAWS: Final = 2**16 - 1

type _Walk = Callable[[Bytes, int, KindTable, int], tuple[int, Number, int]]


class SeatedTables:
    """`texts`: of the rows that `people.row_of` counts. `known`: how many people there are; first those asked about."""

    def __init__(self, asked: Sequence[bytes]) -> None:
        self.people, self.known = new_people(asked=len(asked)), 0
        self.houses, self.rows, self.texts, self.draws = new_houses(at_most=0), new_rows(), list[str](), 0
        self._make_room(len(asked), sum(map(len, asked)))
        for receipt in asked:
            self.known = max(self.known, int(add_person(as_bytes(receipt), self.people, self.known)) + 1)

    def add(self, result: Path, candidates: Path) -> None:
        """Whomever the draw has seated is known. Raises NotPlain; the tables are of no use then."""
        self.draws += 1
        if self.draws > _MOST_DRAWS:
            raise NotPlain("more draws than numbers")
        self._read_results(result)
        self.houses = with_room(self.houses, at_most=self.known)

        def meet(block: Bytes, end: int, kinds: KindTable, known: int) -> tuple[int, Number, int]:
            return meet_candidates(block, end, self.people, self.houses, kinds, known, self.draws)

        met = sum(count for count, _ in _walked(candidates, meet))
        if met != self.rows.many.sum():
            raise NotPlain("somebody was seated who is no candidate")

    def left(self, candidates: Path) -> Iterator[Bytes]:
        """The rows of those who have no seat and are not left out, as they are. Raises NotPlain."""
        copied = np.empty(0, np.uint8)

        def copy(block: Bytes, end: int, kinds: KindTable, known: int) -> tuple[int, Number, int]:
            nonlocal copied
            copied = _as_long(copied, end)
            return copy_left(block, end, self.people, kinds, known, copied)

        yield from (copied[:length] for length, _ in _walked(candidates, copy))

    def with_seats_won(self, candidates: Path) -> Iterator[Bytes]:
        """The rows with what each household has won beside the cards that it held. Raises NotPlain."""
        copied = np.empty(0, np.uint8)

        def put(block: Bytes, end: int, kinds: KindTable, known: int) -> tuple[int, Number, int]:
            nonlocal copied
            copied = _as_long(copied, _LONGER * end)
            return put_seats_won(block, end, self.houses, kinds, known, copied)

        yield from (copied[:length] for length, _ in _walked(candidates, put))

    def _read_results(self, result: Path) -> None:
        self.rows.many[:] = 0
        for block in whole_lines(result, _RESULTS):
            self._make_room(len(block) // SHORTEST_SEATED + 1, len(block))
            self.known, known_rows, end = map(
                int,
                read_results(block, len(block), self.people, self.known, self.rows, len(self.texts), self.draws),
            )
            if end < len(block):
                raise NotPlain("a row of the result")
            self.texts += [kind_text(self.rows.texts, row) for row in range(len(self.texts), known_rows)]

    def _make_room(self, people: int, letters: int) -> None:
        self.people = with_room_for(self.people, self.known, more=people, letters=letters)


def refuse_unless_plain(candidates: Path) -> None:
    """Raises NotPlain unless each of its rows can be copied."""
    for _ in SeatedTables([]).left(candidates):
        pass


def as_bytes(text: bytes) -> Bytes:
    return np.frombuffer(text, dtype=np.uint8)


def _walked(candidates: Path, walk: _Walk) -> Iterator[tuple[int, int]]:
    """What each block of the file gave, and how many kinds there were then. Raises NotPlain."""
    kinds, known = new_kinds(), 0
    for block in whole_lines(candidates, HEADER):
        found, now_known, end = walk(block, len(block), kinds, known)
        if end < len(block):
            raise NotPlain("a row of the candidates")
        for kind in range(known, int(now_known)):
            kind_text(kinds, kind)
        known = int(now_known)
        yield int(found), known


def _as_long(copied: Bytes, length: int) -> Bytes:
    return copied if len(copied) >= length else np.empty(length, np.uint8)
