"""The seats file of a wave, as pasted or uploaded: CSV with a header, every fault with its line. Pure."""

import csv
import io
from dataclasses import dataclass
from typing import Final

from prakerja.kit.refused import Refused
from prakerja.waves.seats_line import COLUMNS, SeatsFault, SeatsLine, SeatsLineRefused, seats_line

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
    """The lines in their order; spaces round a value do not count. Raises SeatsUnreadable."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff").strip("\r\n")), strict=True)
    lines: list[SeatsLine] = []
    faults: list[LineFault] = []
    try:
        _check_header(next(reader, []))
        for values in reader:
            line = _read(values)
            if isinstance(line, SeatsFault):
                faults.append(LineFault(reader.line_num, line))
            else:
                lines.append(line)
    except csv.Error:
        faults.append(LineFault(reader.line_num, SeatsFault.NOT_CSV))
    if len(lines) > MOST_ROWS:
        faults.append(LineFault(MOST_ROWS + 2, SeatsFault.TOO_MANY_ROWS))
    if faults:
        raise SeatsUnreadable(faults)
    return tuple(lines)


def _check_header(values: list[str]) -> None:
    if not values:
        raise SeatsUnreadable([LineFault(1, SeatsFault.EMPTY)])
    if tuple(value.strip() for value in values) == COLUMNS:
        return
    # What spreadsheets write where the comma is the decimal sign, and what they put on the clipboard.
    is_separated_otherwise = len(values) == 1 and any(sign in values[0] for sign in ";\t")
    raise SeatsUnreadable(
        [LineFault(1, SeatsFault.OTHER_SEPARATOR if is_separated_otherwise else SeatsFault.WRONG_HEADER)]
    )


def _read(values: list[str]) -> SeatsLine | SeatsFault:
    if len(values) != len(COLUMNS):
        return SeatsFault.WRONG_NUMBER_OF_VALUES
    try:
        return seats_line([value.strip() for value in values])
    except SeatsLineRefused as refused:
        return refused.fault
