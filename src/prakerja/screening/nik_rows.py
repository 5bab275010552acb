"""Reads the CSV of an exclusion list row by row; what is wrong is told by line, and never repeats a NIK."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import TextIOWrapper
from typing import BinaryIO, Final

from prakerja.kit.refused import Refused

#: So many bad rows tell that the file as a whole is wrong; the rest need not be listed.
MOST_FAULTS: Final = 20
#: Far longer than any row of one NIK; a longer one is another kind of file and is not read into memory whole.
_LONGEST_FIELD: Final = 1_000


class RowFault(StrEnum):
    NOT_CSV = "not_csv"
    NO_HEADER = "no_header"
    NO_ROWS = "no_rows"
    EMPTY = "empty"
    NOT_16_DIGITS = "not_16_digits"
    #: A spreadsheet has turned the number into 3.27E+15 and lost its last digits.
    ROUNDED = "rounded"


@dataclass(frozen=True)
class FaultyRow:
    """The line of the file (the header is line 1) and what is wrong with it."""

    line: int
    fault: RowFault


class RowsRefused(Refused):
    """The file cannot be used; `faults` has up to twenty lines and their causes."""

    def __init__(self, faults: list[FaultyRow]) -> None:
        super().__init__(", ".join(f"line {row.line}: {row.fault}" for row in faults))
        self.faults = faults


def nik_rows(file: BinaryIO) -> Iterator[str]:
    """The NIKs of the column `nik`, 16 digits each. Raises RowsRefused at the end, or after twenty bad rows."""
    faults: list[FaultyRow] = []
    found = False
    for line, text in _cells(file):
        found = True
        nik = "".join(text.split()).replace(".", "").replace("-", "")
        if fault := _fault(nik, text):
            faults.append(FaultyRow(line, fault))
            if len(faults) == MOST_FAULTS:
                raise RowsRefused(faults)
        yield nik
    if not found:
        raise RowsRefused([FaultyRow(2, RowFault.NO_ROWS)])
    if faults:
        raise RowsRefused(faults)


def _fault(nik: str, text: str) -> RowFault | None:
    if not nik:
        return RowFault.EMPTY
    if "E+" in text.upper():
        return RowFault.ROUNDED
    return None if len(nik) == 16 and nik.isascii() and nik.isdigit() else RowFault.NOT_16_DIGITS


def _cells(file: BinaryIO) -> Iterator[tuple[int, str]]:
    """Line number and content of the column `nik`, below the header."""
    # A byte-order mark is what spreadsheets put before the header.
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    reader = csv.reader(text, strict=True)
    try:
        if [name.strip().lower() for name in next(reader, [])] != ["nik"]:
            raise RowsRefused([FaultyRow(1, RowFault.NO_HEADER)])
        for row in reader:
            if len(row) > 1 or any(len(cell) > _LONGEST_FIELD for cell in row):
                raise RowsRefused([FaultyRow(reader.line_num, RowFault.NOT_CSV)])
            if row:  # a blank line is nobody
                yield reader.line_num, row[0]
    except csv.Error:
        raise RowsRefused([FaultyRow(reader.line_num, RowFault.NOT_CSV)]) from None
    except UnicodeDecodeError:
        raise RowsRefused([FaultyRow(reader.line_num + 1, RowFault.NOT_CSV)]) from None
    finally:
        text.detach()
