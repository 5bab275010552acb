"""Who holds a seat, by receipt, and how many each household has: of one draw after the other."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from prakerja.draw.engine.candidates_file import CANDIDATE_COLUMNS
from prakerja.draw.engine.csv_rows import csv_rows
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.result_file import RESULT_COLUMNS

#: Pass, area and group, as the files have them.
type Row = tuple[str, str, str]
#: A candidate's values in the order of CANDIDATE_COLUMNS.
type Cells = tuple[str, ...]


@dataclass
class Added:
    """What the tables of one draw say. `last`: receipt and tickets of the last whom each row seated. `many`: how many
    it seated. `candidates`: which of the receipts asked about stand in its candidates file.
    """

    last: dict[Row, tuple[str, int]] = field(default_factory=dict)
    many: Counter[Row] = field(default_factory=Counter)
    candidates: set[str] = field(default_factory=set)


class Seated(Protocol):
    """Of receipts that were not asked about at the start, only what the draws' files say is known."""

    def add(self, folder: Path) -> Added:
        """Whomever the draw of this folder has seated holds a seat. Raises FileRefused, LeftToReference."""

    def row_of(self, receipt: str) -> Row | None:
        """Which row seats them; None: none does."""

    def won(self, household: str) -> int:
        """How many seats it has. `household`: 32 hex digits in lowercase, or empty."""

    def seat(self, receipt: str, row: Row, household: str) -> None:
        """They hold a seat of this row."""

    def vacate(self, receipt: str) -> Row | None:
        """They hold none; returns which row had seated them."""

    def left(self, candidates: Path, gone: set[str], /) -> Iterator[memoryview]:
        """A file of the rows of those without a seat, but for those who are gone, piece by piece, header and all.

        Raises LeftToReference.
        """

    def require_plain(self, candidates: Path, /) -> None:
        """Raises LeftToReference for a file that cannot be copied row by row."""

    def with_seats_won(self, candidates: Path, /) -> Iterator[memoryview]:
        """The file, each row with the seats that the household has won beside the cards that it held; piece by piece.

        Raises LeftToReference.
        """


def seated_in(folder: Path) -> Iterator[tuple[str, Row]]:
    """Receipt and row of whoever was seated, by rank. Raises FileRefused."""
    for _, row in csv_rows(folder / p.RESULT, list(RESULT_COLUMNS)):
        if row[1] == "seated":
            yield row[0], (row[2], row[3], row[4])


def candidate_cells(candidates: Path) -> Iterator[Cells]:
    """In the order of the file. Raises FileRefused."""
    for _, row in csv_rows(candidates, list(CANDIDATE_COLUMNS)):
        yield row
