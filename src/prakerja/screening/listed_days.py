"""How offices write the day from which a list counts for somebody on it, and what is none. Pure."""

import re
from collections.abc import Sequence
from datetime import date
from enum import Enum, auto
from typing import Final

from prakerja.screening.list_faults import Column, Fault, ListFault

#: A day in ten characters, in either spelling: so nearly all come.
PLAIN_DAY: Final = "(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}[/.-][0-9]{2}[/.-][0-9]{4})"
#: What a database writes behind a day.
_MIDNIGHT: Final = r"(?:[ T]00[:.]00(?:[:.]00(?:\.0+)?)?)?"
_YEAR_FIRST: Final = re.compile(rf"([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}}){_MIDNIGHT}")
_DAY_FIRST: Final = re.compile(rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2([0-9]{{4}}){_MIDNIGHT}")
_WHOLE: Final = 10
#: Nobody who could hold a card was appointed to anything earlier, and no office of this state wrote it down.
_EARLIEST: Final = date(1945, 8, 17)


class _Spelling(Enum):
    YEAR_FIRST = auto()
    DAY_FIRST = auto()


class ListedDays:
    """Reads the days of one file: each spelling of a day once, however many people have it. `today`: none is later."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._read: dict[str, date | ListFault] = {}
        self._spellings: set[_Spelling] = set()

    def plain(self, cells: Sequence[str]) -> list[date] | None:
        """None: one of them is no day, and the rows are to be read one by one."""
        read = {cell: self.read(cell) for cell in set(cells)}
        days = {cell: day for cell, day in read.items() if not isinstance(day, ListFault)}
        return [days[cell] for cell in cells] if len(days) == len(read) else None

    def read(self, cell: str) -> date | ListFault:
        """The day in this cell, or why there is none."""
        if cell not in self._read:
            self._read[cell] = self._day_of(cell.strip().strip("'\"").strip())
        return self._read[cell]

    def faults(self) -> list[Fault]:
        """Of all rows together: 03/04/2021 beside 2021-04-03 comes of two files, one of which may mean March."""
        return [Fault(None, ListFault.TWO_SPELLINGS, Column.SINCE)] if len(self._spellings) > 1 else []

    def _day_of(self, text: str) -> date | ListFault:
        if found := _YEAR_FIRST.fullmatch(text):
            year, month, day = map(int, found.groups())
            self._spellings.add(_Spelling.YEAR_FIRST)
        elif found := _DAY_FIRST.fullmatch(text):
            day, month, year = int(found[1]), int(found[3]), int(found[4])
            self._spellings.add(_Spelling.DAY_FIRST)
        else:
            return ListFault.NOT_A_DAY
        try:
            read = date(year, month, day)
        except ValueError:
            return ListFault.NO_SUCH_DAY
        if read > self._today:
            return ListFault.FUTURE_DAY
        return read if read >= _EARLIEST else ListFault.TOO_LONG_AGO


def may_go_on(cell: str) -> bool:
    """Whether more of this day may have been to come: 2021-03-1, where the file ends."""
    return len(cell.strip()) < _WHOLE


def are_birth_dates(niks: Sequence[str], days: Sequence[date | None]) -> int:
    """How many of these days are what the NIK beside them says of a birth: ddmmyy, and 40 more for women."""
    spelled = {day: (f"{day:%d%m%y}", f"{day.day + 40}{day:%m%y}") for day in set(days) if day is not None}
    return sum(nik[6:12] in spelled[day] for nik, day in zip(niks, days, strict=True) if day is not None)
