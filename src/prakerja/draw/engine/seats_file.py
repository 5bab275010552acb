"""The seats file (CSV): which pass offers how many seats to whom. The order of its rows is part of the rules."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from prakerja.draw.engine.csv_rows import csv_rows
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.table_file import FileFormat, format_of, write_table
from prakerja.waves.seats_line import COLUMNS, SeatsLine, SeatsLineRefused, seats_line

_TYPES: Final = dict(zip(COLUMNS, ("BIGINT", "VARCHAR", "VARCHAR", "BIGINT", "INTEGER"), strict=True))


def read_seats(path: Path) -> list[SeatsLine]:
    """All rows in file order. Raises FileRefused with the first offending line and its cause."""
    if format_of(path) is not FileFormat.CSV:
        raise FileRefused(path, "seats are given as CSV, not as Parquet")
    rows = []
    for number, values in csv_rows(path, COLUMNS):
        try:
            rows.append(seats_line(values))
        except SeatsLineRefused as error:
            raise FileRefused(path, str(error), place=f"line {number}") from error
    return rows


def write_seats(path: Path, rows: Iterable[SeatsLine]) -> None:
    """The file holds the rows in the order given. Nothing is checked here: read it back first."""
    write_table(path, FileFormat.CSV, _TYPES, ((*row[:4], int(row.carry)) for row in rows))
