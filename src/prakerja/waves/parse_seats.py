"""The seats file of a wave, as pasted or uploaded: CSV with a header, every fault with its line."""

import csv
import io
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prakerja.kit.refused import Refused
from prakerja.waves.plan_rules import SeatTerms

COLUMNS: Final = ("pass", "area", "group", "seats", "carry")
#: 514 regencies in several passes and groups are a few thousand rows.
MOST_ROWS: Final = 100_000


class SeatsFault(StrEnum):
    EMPTY = "empty"
    WRONG_HEADER = "wrong_header"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_CSV = "not_csv"
    WRONG_NUMBER_OF_VALUES = "wrong_number_of_values"
    NOT_A_WHOLE_NUMBER = "not_a_whole_number"
    CARRY_IS_NOT_0_OR_1 = "carry_is_not_0_or_1"


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


def parse_seats(text: str) -> tuple[SeatTerms, ...]:
    """The rows in their order. Raises SeatsUnreadable. Whether areas and groups exist is plan_rules' question."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff").strip("\r\n")), strict=True)
    rows: list[SeatTerms] = []
    faults: list[LineFault] = []
    try:
        _check_header(next(reader, []))
        for values in reader:
            row = _read_row(values)
            if isinstance(row, SeatsFault):
                faults.append(LineFault(reader.line_num, row))
            else:
                rows.append(row)
    except csv.Error:
        faults.append(LineFault(reader.line_num, SeatsFault.NOT_CSV))
    if len(rows) > MOST_ROWS:
        faults.append(LineFault(MOST_ROWS + 2, SeatsFault.TOO_MANY_ROWS))
    if faults:
        raise SeatsUnreadable(faults)
    return tuple(rows)


def _check_header(values: list[str]) -> None:
    if not values:
        raise SeatsUnreadable([LineFault(1, SeatsFault.EMPTY)])
    if tuple(value.strip() for value in values) != COLUMNS:
        raise SeatsUnreadable([LineFault(1, SeatsFault.WRONG_HEADER)])


def _read_row(values: list[str]) -> SeatTerms | SeatsFault:
    if len(values) != len(COLUMNS):
        return SeatsFault.WRONG_NUMBER_OF_VALUES
    pass_number, area, group, seats, carry = (value.strip() for value in values)
    if not (_is_whole(pass_number) and _is_whole(seats)):
        return SeatsFault.NOT_A_WHOLE_NUMBER
    if carry not in ("0", "1"):
        return SeatsFault.CARRY_IS_NOT_0_OR_1
    return SeatTerms(pass_number=int(pass_number), area=area, group=group, seats=int(seats), carry=carry == "1")


def _is_whole(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= 9
