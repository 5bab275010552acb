"""The seats file (CSV): which pass offers how many seats to whom. The order of its rows is part of the rules."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from prakerja.draw.engine.candidates import checked_group, whole_number
from prakerja.draw.engine.csv_rows import csv_rows
from prakerja.draw.engine.file_refused import FileRefused, ValueRefused
from prakerja.draw.engine.table_file import FileFormat, format_of, write_table
from prakerja.profile.rules import ANYONE
from prakerja.regions.areas import is_area

SEAT_COLUMNS: Final = {"pass": "BIGINT", "area": "VARCHAR", "group": "VARCHAR", "seats": "BIGINT", "carry": "INTEGER"}
MOST_SEATS: Final = 10**12


class SeatRow(NamedTuple):
    """In pass `pass_number`, `seats` seats for those of `area` in `group` (`*`: anyone), plus any it takes over."""

    pass_number: int
    area: str
    group: str
    seats: int
    carry: bool


def read_seats(path: Path) -> list[SeatRow]:
    """All rows in file order. Raises FileRefused with the first offending line and its cause."""
    if format_of(path) is not FileFormat.CSV:
        raise FileRefused(path, "seats are given as CSV, not as Parquet")
    rows = []
    for line, values in csv_rows(path, list(SEAT_COLUMNS)):
        try:
            rows.append(_seat_row(*values))
        except ValueRefused as error:
            raise FileRefused(path, str(error), place=f"line {line}") from error
    return rows


def write_seats(path: Path, rows: Iterable[SeatRow]) -> None:
    """The file holds the rows in the order given. Nothing is checked here: read it back first."""
    write_table(path, FileFormat.CSV, SEAT_COLUMNS, ((*row[:4], int(row.carry)) for row in rows))


def _seat_row(pass_number: str, area: str, group: str, seats: str, carry: str) -> SeatRow:
    if not is_area(area):
        raise ValueRefused(f"area {area[:12]!r} is not known; expected ID, a 2-digit province or a 4-digit regency")
    if carry not in ("0", "1"):
        raise ValueRefused(f"carry is {carry[:20]!r}; it must be 0 or 1")
    return SeatRow(
        pass_number=whole_number("pass", pass_number),
        area=area,
        group=group if group == ANYONE else checked_group(group),
        seats=whole_number("seats", seats, at_least=0, at_most=MOST_SEATS),
        carry=carry == "1",
    )
