"""One line of a seats file: what it may hold, and how its five values are read. Pure; the draw reads by it too."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from prakerja.kit.refused import Refused
from prakerja.regions.areas import is_area
from prakerja.schemes.groups import ANYONE

COLUMNS: Final = ("pass", "area", "group", "seats", "carry")
#: More than the country has people is a slip of the hand.
MOST_SEATS: Final = 100_000_000
#: So is a pass beyond this; real waves have a handful.
LAST_PASS: Final = 9_999


class SeatsLine(NamedTuple):
    """In pass `pass_number`, `seats` seats for those of `area` in `group` (`*`: anyone), plus any it takes over."""

    pass_number: int
    area: str
    group: str
    seats: int
    carry: bool


class SeatsFault(StrEnum):
    """What is wrong in a seats file; the first six are of the file, the others of one line."""

    EMPTY = "empty"
    WRONG_HEADER = "wrong_header"
    WORKBOOK = "workbook"
    NOT_TEXT = "not_text"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_CSV = "not_csv"
    WRONG_NUMBER_OF_VALUES = "wrong_number_of_values"
    NOT_A_WHOLE_NUMBER = "not_a_whole_number"
    #: `6.000` or `6,000`: a point may be a thousand or a fraction; where the file does not tell, it is not guessed.
    THOUSANDS_SEPARATED = "thousands_separated"
    NEGATIVE_NUMBER = "negative_number"
    NUMBER_TOO_LARGE = "number_too_large"
    CARRY_IS_NOT_0_OR_1 = "carry_is_not_0_or_1"
    AREA_UNKNOWN = "area_unknown"
    NOT_A_GROUP_NAME = "not_a_group_name"


class SeatsLineRefused(Refused):
    """The values are no line of a seats file; says which of them and why."""

    def __init__(self, fault: SeatsFault, cause: str) -> None:
        self.fault = fault
        super().__init__(cause)


def seats_line(values: Sequence[str]) -> SeatsLine:
    """The line of these five values, in the order of COLUMNS. Raises SeatsLineRefused with the first fault."""
    pass_number, area, group, seats, carry = values
    if not is_area(area):
        raise SeatsLineRefused(
            SeatsFault.AREA_UNKNOWN,
            f"area {area[:12]!r} is not known; expected ID, a 2-digit province or a 4-digit regency",
        )
    if carry not in ("0", "1"):
        raise SeatsLineRefused(SeatsFault.CARRY_IS_NOT_0_OR_1, f"carry is {carry[:20]!r}; it must be 0 or 1")
    if not is_group_name(group):
        raise SeatsLineRefused(SeatsFault.NOT_A_GROUP_NAME, f"{group[:40]!r} is not the name of a group")
    return SeatsLine(
        pass_number=_whole("pass", pass_number, at_most=LAST_PASS),
        area=area,
        group=group,
        seats=_whole("seats", seats, at_most=MOST_SEATS),
        carry=carry == "1",
    )


def faults_in(line: SeatsLine) -> list[SeatsFault]:
    """Everything that is wrong with a line that was not read from a file; empty means that a file may hold it."""
    found = {
        SeatsFault.AREA_UNKNOWN: not is_area(line.area),
        SeatsFault.NOT_A_GROUP_NAME: not is_group_name(line.group),
        SeatsFault.NEGATIVE_NUMBER: line.seats < 0 or line.pass_number < 0,
        SeatsFault.NUMBER_TOO_LARGE: line.seats > MOST_SEATS or line.pass_number > LAST_PASS,
    }
    return [fault for fault, is_so in found.items() if is_so]


def is_group_name(name: str) -> bool:
    """`*`, or a name that can be told apart in a list joined by `;`."""
    return name == ANYONE or (
        bool(name) and "*" not in name and ";" not in name and name.isprintable() and name == name.strip()
    )


def _whole(column: str, text: str, *, at_most: int) -> int:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        parts = digits.replace(",", ".").split(".")
        is_separated = len(parts) > 1 and all(part.isdigit() and len(part) == 3 for part in parts[1:])
        fault = SeatsFault.THOUSANDS_SEPARATED if is_separated else SeatsFault.NOT_A_WHOLE_NUMBER
        raise SeatsLineRefused(fault, f"{column} is {text[:20]!r}; it must be a whole number")
    if digits is not text:
        raise SeatsLineRefused(SeatsFault.NEGATIVE_NUMBER, f"{column} is {text[:20]}; it must be 0 or more")
    if len(digits) > len(str(at_most)) + 1 or int(digits) > at_most:
        raise SeatsLineRefused(SeatsFault.NUMBER_TOO_LARGE, f"{column} is {text[:20]}; it must be {at_most} or less")
    return int(digits)
