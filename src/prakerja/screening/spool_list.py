"""The file of a list becomes digests in a file of its own: read once, however long, and outside any transaction.

What comes out holds no number that anybody could read, in the form in which PostgreSQL takes rows in bulk.
"""

import hashlib
import struct
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import IO, Final

from django.conf import settings

from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.digests import digests
from prakerja.kit.purpose import Purpose
from prakerja.kit.source import Source
from prakerja.screening.kinds import ListKind, has_days, has_family_cards
from prakerja.screening.list_faults import Column, Fault, ListFault, ListRefused
from prakerja.screening.listed_days import are_birth_dates
from prakerja.screening.listed_numbers import Numbers, Reading, listed_numbers
from prakerja.screening.shape import ENOUGH_FOR_ODDITIES, Shape, ShapeFigures

#: The binary format of COPY: its beginning, its end, and a row of a NIK with a family card, or a day, or neither.
_BEGINS: Final = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_ENDS: Final = b"\xff\xff"
_SIXTEEN_BYTES: Final = b"\0\0\0\x10"
_NULL: Final = b"\xff\xff\xff\xff"
_ROW: Final = b"\0\x02" + _SIXTEEN_BYTES
_DAY: Final = struct.Struct("!ii")
_FIRST_DAY: Final = date(2000, 1, 1)

type OnProgress = Callable[[int], None]


@dataclass(frozen=True)
class DaysFigures:
    """`has_column`: whether people may have days of their own there at all."""

    has_column: bool = False
    rows: int = 0
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class SpooledList:
    """`rows`: for COPY, of NIKs and of what stands beside them. `niks`: what they look like. `family_cards`: in how
    many rows one is known. `days`: which ones people have of their own, and how many rows have one.
    """

    rows: IO[bytes]
    sha256: str
    niks: ShapeFigures
    family_cards: int
    days: DaysFigures


@contextmanager
def spooled_list(file: Source, *, kind: ListKind, on_progress: OnProgress) -> Iterator[SpooledList]:
    """The file read whole; `on_progress` hears how many bytes that is so far.

    Raises ListRefused with the line of every bad row, or with what is wrong with all of them together.
    """
    reading = Reading(
        with_family_cards=has_family_cards(kind),
        takes_made_up=settings.ENVIRONMENT.mode != "production",
        with_days=has_days(kind),
        today=wib_day(read_clock()),
    )
    source = _Hashed(file, on_progress)
    with tempfile.TemporaryFile() as rows:
        shapes = _Shapes()
        rows.write(_BEGINS)
        for numbers in listed_numbers(source, reading):
            shapes.add(numbers)
            rows.write(_rows_of(numbers))
        rows.write(_ENDS)
        shapes.refuse_faults()
        rows.seek(0)
        known = shapes.family_cards.figures().numbers
        yield SpooledList(rows, source.sha256.hexdigest(), shapes.niks.figures(), known, shapes.days())


class _Hashed:
    """The file as it was handed in, hashed as it is read."""

    def __init__(self, file: Source, on_progress: OnProgress) -> None:
        self._file = file
        self._on_progress = on_progress
        self._read = 0
        self.sha256 = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        piece = self._file.read(size)
        self.sha256.update(piece)
        self._read += len(piece)
        self._on_progress(self._read)
        return piece


class _Shapes:
    def __init__(self) -> None:
        self.niks = Shape(Column.NIK)
        self.family_cards = Shape(Column.KK)
        self._same = 0
        self._has_days = False
        self._days: Counter[date] = Counter()
        self._birth_dates = 0

    def add(self, numbers: Numbers) -> None:
        self.niks.add(numbers.niks)
        if numbers.family_cards:
            self.family_cards.add([one for one in numbers.family_cards if one])
            pairs = zip(numbers.niks, numbers.family_cards, strict=True)
            self._same += sum(nik == family_card for nik, family_card in pairs)
        if numbers.days:
            self._has_days = True
            self._days.update(day for day in numbers.days if day is not None)
            self._birth_dates += are_birth_dates(numbers.niks, numbers.days)

    def days(self) -> DaysFigures:
        return DaysFigures(
            self._has_days, self._days.total(), min(self._days, default=None), max(self._days, default=None)
        )

    def refuse_faults(self) -> None:
        faults = [*self.niks.faults(), *self.family_cards.faults()]
        if self._same >= ENOUGH_FOR_ODDITIES and 2 * self._same > self.niks.figures().numbers:
            faults.append(Fault(None, ListFault.NIK_TWICE, Column.KK))
        if self._birth_dates >= ENOUGH_FOR_ODDITIES and 2 * self._birth_dates > self._days.total():
            faults.append(Fault(None, ListFault.BIRTH_DATES, Column.SINCE))
        if faults:
            raise ListRefused(faults)


def _rows_of(numbers: Numbers) -> bytes:
    niks = digests(numbers.niks, purpose=Purpose.NIK)
    if numbers.days:
        spelled = {day: _day_of(day) for day in set(numbers.days)}
        return b"".join([_ROW + nik + spelled[day] for nik, day in zip(niks, numbers.days, strict=True)])
    if not numbers.family_cards:
        return b"".join([_ROW + nik + _NULL for nik in niks])
    cards = digests(numbers.family_cards, purpose=Purpose.FAMILY_CARD)
    known = [
        _SIXTEEN_BYTES + card if card_number else _NULL
        for card, card_number in zip(cards, numbers.family_cards, strict=True)
    ]
    return b"".join([_ROW + nik + card for nik, card in zip(niks, known, strict=True)])


def _day_of(day: date | None) -> bytes:
    return _NULL if day is None else _DAY.pack(4, (day - _FIRST_DAY).days)
