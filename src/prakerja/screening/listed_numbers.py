"""Reads the CSV of an exclusion list; what is wrong is told by line, and never repeats a NIK.

One column `nik`; beside it may stand a second one: on lists of recipients `kk`, on others `sejak`, the day from which
the list counts for that person. Comma, semicolon or tab part them.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

from prakerja.kit.source import Source
from prakerja.screening.list_faults import MOST_FAULTS, Column, Fault, ListFault, ListRefused
from prakerja.screening.list_header import Header, read_header, without_empty_end
from prakerja.screening.listed_days import PLAIN_DAY, ListedDays, may_go_on
from prakerja.screening.spellings import are_all_fine, is_rounded, read_number
from prakerja.screening.whole_lines import whole_lines

#: What Excel writes into the first line for itself.
_SEPARATOR_TOLD: Final = re.compile(r"sep=.\s*\n", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What the rows may hold. `takes_made_up`: numbers that nobody has, as in the demo. `today`: no day is later."""

    with_family_cards: bool = False
    takes_made_up: bool = True
    with_days: bool = False
    today: date = date.max


@dataclass
class Numbers:
    """Some rows. `family_cards`, `days`: beside each NIK its own, or nothing; none where there is no such column."""

    niks: list[str] = field(default_factory=list)
    family_cards: list[str] = field(default_factory=list)
    days: list[date | None] = field(default_factory=list)


class _Row(NamedTuple):
    """Empty where there is none, or a fault was noted."""

    nik: str
    family_card: str = ""
    day: date | None = None


def listed_numbers(file: Source, reading: Reading) -> Iterator[Numbers]:
    """The rows in pieces, each number in sixteen digits. Raises ListRefused at the end, or after twenty faults."""
    pieces = whole_lines(file)
    _, beginning = next(pieces, (1, ""))
    if not beginning.strip():
        # Of a header nobody needs to hear: whoever sees the file sees nothing in it.
        raise ListRefused([Fault(None, ListFault.NO_ROWS)])
    first, header, rest = _after_header(beginning, reading)
    rows = _Rows(header, reading)
    for line, text in chain([(first, rest)], pieces):
        yield rows.plain(text) or rows.spelled(line, text)
    rows.refuse_faults()


def _after_header(text: str, reading: Reading) -> tuple[int, Header, str]:
    """In which line the rows begin, the header, and the rest of the text."""
    told = _SEPARATOR_TOLD.match(text)
    line, _, rest = text[told.end() if told else 0 :].partition("\n")
    header = read_header(line, with_family_cards=reading.with_family_cards, with_days=reading.with_days)
    return (3 if told else 2), header, rest


class _Rows:
    """The rows under one header, and what was wrong with them so far."""

    def __init__(self, header: Header, reading: Reading) -> None:
        self._header = header
        self._reading = reading
        self._faults: list[Fault] = []
        self._has_any = False
        #: The last line of the file, where it has no end.
        self._open_line: int | None = None
        self._days = ListedDays(reading.today)
        cells = header.separator.join(PLAIN_DAY if one is Column.SINCE else "[0-9]{16}" for one in header.columns)
        self._digits_alone = re.compile(rf"(?:{cells}(?:\n|\Z))+")

    def plain(self, text: str) -> Numbers | None:
        """The quick way for digits and nothing else, which is how nearly all rows come; None: to be read one by one."""
        if not self._digits_alone.fullmatch(text):
            return None
        cells = text.replace(self._header.separator, "\n").split()
        columns = self._header.columns
        of = {column: cells[place :: len(columns)] for place, column in enumerate(columns)}
        days = self._days.plain(of.pop(Column.SINCE, ()))
        if days is None or not all(are_all_fine(one, takes_made_up=self._reading.takes_made_up) for one in of.values()):
            return None
        self._has_any = True
        return Numbers(of[Column.NIK], of.get(Column.KK, []), [*days])

    def spelled(self, first: int, text: str) -> Numbers:
        numbers = Numbers()
        self._open_line = None if text.endswith("\n") else first + text.count("\n")
        for line, row in self._numbered(first, text):
            read = self._read(line, row)
            if read.nik:
                numbers.niks.append(read.nik)
                numbers.family_cards.append(read.family_card)
                numbers.days.append(read.day)
        columns = self._header.columns
        return Numbers(
            numbers.niks,
            numbers.family_cards if Column.KK in columns else [],
            numbers.days if Column.SINCE in columns else [],
        )

    def refuse_faults(self) -> None:
        if self._faults:
            raise ListRefused(self._faults[:MOST_FAULTS])
        if not self._has_any:
            raise ListRefused([Fault(2, ListFault.NO_ROWS)])
        if faults := self._days.faults():
            raise ListRefused(faults)

    def _numbered(self, first: int, text: str) -> Iterator[tuple[int, list[str]]]:
        """The rows that are somebody, with their lines."""
        reader = csv.reader(io.StringIO(text), delimiter=self._header.separator, strict=True)
        line = first
        try:
            for row in reader:
                line = first + reader.line_num
                if self._goes_on(line - 1, row):
                    self._note(line - 1, ListFault.CUT_OFF)
                elif not _is_nobody(row):
                    self._has_any = True
                    yield line - 1, row
        except csv.Error:
            self._note(line, ListFault.NOT_CSV)
            self.refuse_faults()

    def _read(self, line: int, row: list[str]) -> _Row:
        wanted = len(self._header.columns)
        cells = without_empty_end(row)
        if len(cells) > wanted:
            # 3,27E+15 where the comma parts the cells.
            is_number = is_rounded(self._header.separator.join(cells).strip())
            self._note(line, ListFault.ROUNDED if is_number else ListFault.NOT_CSV)
            return _Row("")
        found = dict(zip(self._header.columns, [*cells, ""], strict=False))
        nik, family_card, day = found[Column.NIK], found.get(Column.KK, ""), found.get(Column.SINCE, "").strip()
        # Not everybody's family card, nor everybody's day, is known to whoever made the list.
        return _Row(
            self._number(line, nik, Column.NIK),
            self._number(line, family_card, Column.KK) if family_card else "",
            self._day(line, day) if day else None,
        )

    def _goes_on(self, line: int, row: list[str]) -> bool:
        """Whether the file ends before a cell of a column of ours that is neither filled nor closed by what parts them.

        A cell that is empty on purpose looks the same there, and only there: an end of the line tells.
        """
        wanted = len(self._header.columns)
        is_open = line == self._open_line and 0 < len(row) <= wanted
        return is_open and (len(row) < wanted or not row[-1].strip())

    def _number(self, line: int, cell: str, column: Column) -> str:
        number = read_number(cell, takes_made_up=self._reading.takes_made_up)
        if not isinstance(number, ListFault):
            return number
        is_last = line == self._open_line and column is self._header.columns[-1]
        self._note(line, ListFault.CUT_OFF if is_last and number is ListFault.NOT_16_DIGITS else number, column)
        return ""

    def _day(self, line: int, cell: str) -> date | None:
        is_last = line == self._open_line and self._header.columns[-1] is Column.SINCE
        day = ListFault.CUT_OFF if is_last and may_go_on(cell) else self._days.read(cell)
        if not isinstance(day, ListFault):
            return day
        self._note(line, ListFault.CUT_OFF if is_last and day is ListFault.NOT_A_DAY else day, Column.SINCE)
        return None

    def _note(self, line: int, what: ListFault, column: Column = Column.NIK) -> None:
        self._faults.append(Fault(line, what, column))
        if len(self._faults) >= MOST_FAULTS:
            self.refuse_faults()


def _is_nobody(row: list[str]) -> bool:
    """A blank line, or one of separators alone. What stands in quotes is somebody, though nothing be in them."""
    return row != [""] and not any(cell.strip(",;\t") for cell in row)
