"""The draw whose seed serves, as its bundle has it: who was seated by which row, and each row's last seated key."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from prakerja.draw.engine.candidates_file import CANDIDATE_COLUMNS
from prakerja.draw.engine.csv_rows import csv_rows
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.reference.rank import key_of
from prakerja.draw.engine.result_file import RESULT_COLUMNS
from prakerja.draw.engine.seats_file import read_seats
from prakerja.waves.seats_line import SeatsLine

#: Pass, area and group, as the files have them.
type Row = tuple[str, str, str]
#: A candidate's values in the order of CANDIDATE_COLUMNS.
type Cells = tuple[str, ...]

_RECEIPT, _TICKETS, _HOUSEHOLD = 0, 3, 4
_RESULTS: Final = list(RESULT_COLUMNS)


@dataclass
class FirstDraw:
    """`seat_of`: by receipt. `household_of`: of those seated who have one. `last`: key and receipt, by row.

    `candidates`: which of the receipts asked about stand in its candidates file.
    """

    seats: list[SeatsLine]
    seat_of: dict[str, Row] = field(default_factory=dict)
    household_of: dict[str, str] = field(default_factory=dict)
    last: dict[Row, tuple[str, str]] = field(default_factory=dict)
    candidates: set[str] = field(default_factory=set)


def read_first_draw(folder: Path, *, seed: str, asked: Iterable[str]) -> FirstDraw:
    """Raises FileRefused."""
    first, wanted = FirstDraw(read_seats(folder / p.SEATS)), set(asked)
    ends: dict[Row, str] = {}
    for receipt, row in seated_in(folder):
        first.seat_of[receipt] = ends_at = row
        ends[ends_at] = receipt
    row_of = {receipt: row for row, receipt in ends.items()}
    for cells in candidate_cells(folder):
        receipt = cells[_RECEIPT]
        if receipt in first.seat_of and cells[_HOUSEHOLD]:
            first.household_of[receipt] = cells[_HOUSEHOLD].lower()
        if receipt in row_of:
            first.last[row_of[receipt]] = (key_of(seed, receipt, int(cells[_TICKETS])).hex(), receipt)
        if receipt in wanted:
            first.candidates.add(receipt)
    return first


def seated_in(folder: Path) -> Iterator[tuple[str, Row]]:
    """Receipt and row of whoever was seated, by rank."""
    for _, row in csv_rows(folder / p.RESULT, _RESULTS):
        if row[1] == "seated":
            yield row[0], (row[2], row[3], row[4])


def candidate_cells(folder: Path) -> Iterator[Cells]:
    """In the order of the file."""
    for _, row in csv_rows(folder / p.CANDIDATES, list(CANDIDATE_COLUMNS)):
        yield row
