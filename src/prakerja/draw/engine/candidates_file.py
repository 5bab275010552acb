"""The candidates file: read with every rule checked, written in the one form that is hashed and published."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from prakerja.draw.engine.candidates import CandidateRow, Candidates, CandidatesGathering
from prakerja.draw.engine.file_refused import FileRefused, ValueRefused
from prakerja.draw.engine.table_file import FileFormat, format_of, read_table, write_table

CANDIDATE_COLUMNS: Final = {
    "receipt": "VARCHAR",
    "area": "VARCHAR",
    "groups": "VARCHAR",
    "tickets": "INTEGER",
    "household": "VARCHAR",
    "household_held": "INTEGER",
}


def read_candidates(path: Path) -> Candidates:
    """All candidates of the file, in file order. Raises FileRefused with the first offending line and its cause."""
    unit = format_of(path).unit
    gathering = CandidatesGathering()
    for number, row in read_table(path, list(CANDIDATE_COLUMNS)):
        try:
            gathering.add(row)
        except ValueRefused as error:
            raise FileRefused(path, str(error), place=f"{unit} {number}") from error
    return gathering.candidates


def write_candidates(path: Path, rows: Iterable[CandidateRow], *, file_format: FileFormat = FileFormat.CSV) -> None:
    """The file holds the rows in the order given. Nothing is checked here: read it back first."""
    write_table(path, file_format, CANDIDATE_COLUMNS, rows)
