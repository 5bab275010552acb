"""The seats file of a wave, as pasted or uploaded: CSV with a header, every fault with its line. Pure."""

import csv
import io
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from prakerja.kit.refused import Refused
from prakerja.waves.seats_line import COLUMNS, SeatsFault, SeatsLine, SeatsLineRefused, seats_line
from prakerja.waves.seats_spellings import SEPARATORS, as_meant, columns_of, without_empty_end

#: The number of a line, the header's in an ordinary file being 1, and its cells.
type Row = tuple[int, list[str]]

#: 514 regencies in several passes and groups are a few thousand rows.
MOST_ROWS: Final = 100_000


@dataclass(frozen=True)
class LineFault:
    """What is wrong in which line; the header is line 1."""

    line: int
    fault: SeatsFault


class SeatsUnreadable(Refused):
    """The text is not a seats file; carries every fault with its line."""

    def __init__(self, faults: list[LineFault]) -> None:
        self.faults = faults
        super().__init__(", ".join(f"line {fault.line}: {fault.fault}" for fault in faults))


def parse_seats(text: str) -> tuple[SeatsLine, ...]:
    """The lines in their order, in whichever spelling of seats_spellings.py. Raises SeatsUnreadable."""
    rows = _rows_of(text.removeprefix("\ufeff"))
    separator, place_of = rows.separator, _header_of(rows)
    lines: list[SeatsLine] = []
    faults: list[LineFault] = []
    for number, values in rows.below:
        line = _read([values[place] for place in place_of], separator) if len(values) == len(COLUMNS) else _UNEVEN
        if isinstance(line, SeatsFault):
            faults.append(LineFault(number, line))
        else:
            lines.append(line)
    faults += rows.broken
    if len(lines) > MOST_ROWS:
        faults.append(LineFault(MOST_ROWS + 2, SeatsFault.TOO_MANY_ROWS))
    if faults:
        raise SeatsUnreadable(faults)
    return tuple(lines)


_UNEVEN: Final = SeatsFault.WRONG_NUMBER_OF_VALUES
#: A spreadsheet's own first line, which says what parts the values.
_SAID: Final = re.compile(r"\Asep=(.)\s*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class _Rows:
    """Cells by line; `header` is the first line that holds anything, `below` all that follow but empty ones at the end.

    `broken`: where a quote is never closed.
    """

    separator: str
    header: Row | None
    below: list[Row]
    broken: list[LineFault]


def _rows_of(text: str) -> _Rows:
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    said = _SAID.match(first)
    separator = said[1] if said else next((sign for sign in SEPARATORS if sign in first), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, broken = [], []
    try:
        rows = [(reader.line_num, without_empty_end(values)) for values in reader]
    except csv.Error:
        rows, broken = _before(text, separator), [LineFault(reader.line_num, SeatsFault.NOT_CSV)]
    if said:
        rows = [row for row in rows if row[0] > lines.index(first) + 1]
    while rows and not rows[-1][1]:
        rows.pop()
    begin = next((place for place, row in enumerate(rows) if row[1]), len(rows))
    return _Rows(separator, rows[begin] if rows[begin:] else None, rows[begin + 1 :], broken)


def _before(text: str, separator: str) -> list[Row]:
    """The rows up to the one that cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    with suppress(csv.Error):
        rows.extend((reader.line_num, without_empty_end(values)) for values in reader)
    return rows


def _header_of(rows: _Rows) -> tuple[int, ...]:
    """Where each of COLUMNS stands."""
    if rows.header is None:
        raise SeatsUnreadable(rows.broken or [LineFault(1, SeatsFault.EMPTY)])
    number, names = rows.header
    place_of = columns_of(names)
    if place_of is None:
        raise SeatsUnreadable([LineFault(number, SeatsFault.WRONG_HEADER)])
    return place_of


def _read(values: list[str], separator: str) -> SeatsLine | SeatsFault:
    try:
        return seats_line(as_meant(values, separator))
    except SeatsLineRefused as refused:
        return refused.fault
