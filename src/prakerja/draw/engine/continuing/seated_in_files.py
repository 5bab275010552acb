"""Who holds a seat, of a nation: in tables of numbers, made of the draws' files by compiled code.

Row by row, a nation's files took several minutes and an entry for each of six million with a seat.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from prakerja.draw.engine.compiled.columns import Bytes, NotPlain
from prakerja.draw.engine.compiled.houses import give_to_house, seats_of_house
from prakerja.draw.engine.compiled.people import find_person
from prakerja.draw.engine.compiled.read_national import HEADER
from prakerja.draw.engine.compiled.seated_tables import SeatedTables, as_bytes, refuse_unless_plain
from prakerja.draw.engine.continuing.seated import Added, Row
from prakerja.draw.engine.draw_compiled import LeftToReference
from prakerja.draw.engine.proof import papers as p


class SeatedInFiles:
    """Raises LeftToReference wherever a file is not plain; what was read by then is of no use."""

    def __init__(self, asked: Collection[str]) -> None:
        self._tables = SeatedTables([_letters(receipt) for receipt in asked])
        self._asked = {receipt: position for position, receipt in enumerate(asked)}
        self._rows: list[Row] = []

    def add(self, folder: Path) -> Added:
        tables = self._tables
        with _left_to_reference():
            tables.add(folder / p.RESULT, folder / p.CANDIDATES)
        self._rows += [_row(text) for text in tables.texts[len(self._rows) :]]
        added = Added()
        for number, row in enumerate(self._rows):
            if many := int(tables.rows.many[number]):
                person = int(tables.rows.last[number])
                added.many[row] = many
                added.last[row] = (self._receipt(person), int(tables.people.tickets[person]))
        met = tables.people.met_in[: len(self._asked)]
        added.candidates = {receipt for receipt, position in self._asked.items() if met[position] == tables.draws}
        return added

    def row_of(self, receipt: str) -> Row | None:
        person = self._asked.get(receipt, -1)
        if person < 0:
            person = int(find_person(as_bytes(_letters(receipt)), self._tables.people))
        if person < 0 or not self._tables.people.seated_by[person]:
            return None
        return self._rows[int(self._tables.people.row_of[person])]

    def won(self, household: str) -> int:
        return int(seats_of_house(*_halves(household), self._tables.houses)) if household else 0

    def seat(self, receipt: str, row: Row, household: str) -> None:
        people, person = self._tables.people, self._asked[receipt]
        people.seated_by[person], people.row_of[person] = self._tables.draws, self._rows.index(row)
        if household:
            high, low = _halves(household)
            people.in_house[person], people.house_high[person], people.house_low[person] = True, high, low
            give_to_house(high, low, 1, self._tables.houses)

    def vacate(self, receipt: str) -> Row | None:
        people, person, row = self._tables.people, self._asked[receipt], self.row_of(receipt)
        people.seated_by[person] = 0
        if row and people.in_house[person]:
            give_to_house(people.house_high[person], people.house_low[person], -1, self._tables.houses)
            people.in_house[person] = False
        return row

    def left(self, candidates: Path, gone: set[str]) -> Iterator[memoryview]:
        for receipt, person in self._asked.items():
            self._tables.people.left_out[person] = receipt in gone
        return _pieces(self._tables.left(candidates))

    def require_plain(self, candidates: Path) -> None:
        with _left_to_reference():
            refuse_unless_plain(candidates)

    def with_seats_won(self, candidates: Path) -> Iterator[memoryview]:
        return _pieces(self._tables.with_seats_won(candidates))

    def _receipt(self, person: int) -> str:
        people = self._tables.people
        start, end = people.starts[person : person + 2]
        return people.receipts[start:end].tobytes().decode()


def _row(text: str) -> Row:
    pass_number, area, group = text.split(",")
    return pass_number, area, group


def _letters(receipt: str) -> bytes:
    return receipt.encode(errors="surrogatepass")


def _halves(household: str) -> tuple[np.uint64, np.uint64]:
    return np.uint64(int(household[:16], 16)), np.uint64(int(household[16:], 16))


def _pieces(rows: Iterator[Bytes]) -> Iterator[memoryview]:
    yield memoryview(HEADER)
    with _left_to_reference():
        yield from (memoryview(row) for row in rows)


@contextmanager
def _left_to_reference() -> Iterator[None]:
    try:
        yield
    except NotPlain as not_plain:
        raise LeftToReference(f"this is not plain: {not_plain}") from not_plain
