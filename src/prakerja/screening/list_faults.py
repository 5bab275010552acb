"""Why the file of a list cannot be used: in which line, and never with a number in it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prakerja.kit.refused import Refused

#: So many bad rows tell that the file as a whole is wrong; the rest need not be listed.
MOST_FAULTS: Final = 20


class Column(StrEnum):
    """The columns that a list may have."""

    NIK = "nik"
    #: The family card, on lists of recipients alone.
    KK = "kk"
    #: The day from which the list counts for that person: an appointment, a revocation. On other lists alone.
    SINCE = "since"


class ListFault(StrEnum):
    # of the file as it is stored
    NOT_CSV = "not_csv"
    NOT_UTF8 = "not_utf8"
    UTF_16 = "utf_16"
    #: Excel's own format, another office program's, or a packed file.
    WORKBOOK = "workbook"
    #: What was kept until it could be read is damaged or gone.
    FILE_LOST = "file_lost"
    # of its header and its rows
    NO_HEADER = "no_header"
    FAMILY_CARD_NOT_WANTED = "family_card_not_wanted"
    #: A list of recipients is of a year.
    DAY_NOT_WANTED = "day_not_wanted"
    NO_ROWS = "no_rows"
    #: The last line has no end, and more of it may have been to come.
    CUT_OFF = "cut_off"
    EMPTY = "empty"
    NOT_16_DIGITS = "not_16_digits"
    #: A spreadsheet has turned the number into 3.27E+15, or into one with a decimal point, and lost its last digits.
    ROUNDED = "rounded"
    #: 1111111111111111: typed to fill a cell.
    ONE_DIGIT = "one_digit"
    #: Ending in 0000: made up for trying the program out, and nobody's.
    MADE_UP = "made_up"
    NOT_A_DAY = "not_a_day"
    #: 31 February; or the month comes first.
    NO_SUCH_DAY = "no_such_day"
    FUTURE_DAY = "future_day"
    TOO_LONG_AGO = "too_long_ago"
    # of all of its numbers together
    LAST_DIGITS_LOST = "last_digits_lost"
    #: Above 2⁵³ a program that counts in floating point knows even numbers only: NIKs of Papua.
    ONLY_EVEN = "only_even"
    ALL_THE_SAME = "all_the_same"
    FEW_DATES = "few_dates"
    FEW_REGIONS = "few_regions"
    NIK_TWICE = "nik_twice"
    #: 03/04/2021 in one row and 2021-04-03 in another.
    TWO_SPELLINGS = "two_spellings"
    BIRTH_DATES = "birth_dates"
    #: One person with two different days.
    TWO_DAYS = "two_days"


@dataclass(frozen=True)
class Fault:
    """`line`: the header is line 1; None where the whole file is at fault."""

    line: int | None
    what: ListFault
    column: Column = Column.NIK


class ListRefused(Refused):
    """The file cannot be used, and nothing of it is saved; `faults` has up to twenty lines and their causes."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(", ".join(_said(fault) for fault in faults))


def _said(fault: Fault) -> str:
    where = "the file" if fault.line is None else f"line {fault.line}"
    return f"{where}, {fault.column}: {fault.what}"
