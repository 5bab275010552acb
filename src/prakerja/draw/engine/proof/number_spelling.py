"""A number in a bundle's tables is written in one way: digits, and no zero before another. The engine reads more."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from prakerja.draw.engine.candidates_file import CANDIDATE_COLUMNS
from prakerja.draw.engine.csv_rows import csv_rows
from prakerja.draw.engine.proof import papers as p
from prakerja.waves.seats_line import COLUMNS

_ONE_WAY: Final = re.compile("0|[1-9][0-9]*", re.ASCII)
#: Of a plain file, a number with a zero before it: a household has more digits.
_SUSPECT: Final = re.compile(rb",0[0-9]{1,14}[,\r\n]")
#: What such a number has at most, and the signs around it.
_OVERLAP: Final = 17
_BLOCK: Final = 64 * 1024 * 1024
_SEATS: Final = ("pass", "seats")
_CANDIDATES: Final = ("tickets", "household_held")


def misspelt_number(folder: Path, *, is_plain: bool) -> str:
    """Where the first one stands; empty: there is none. `is_plain`: the compiled engine drew, so that there are neither
    quotes nor signs among the candidates, who then are not read cell by cell. Raises FileRefused.
    """
    found = _in_rows(folder / p.SEATS, COLUMNS, _SEATS)
    if not found and (not is_plain or any(map(_SUSPECT.search, _blocks(folder / p.CANDIDATES)))):
        found = _in_rows(folder / p.CANDIDATES, tuple(CANDIDATE_COLUMNS), _CANDIDATES)
    return found


def _in_rows(path: Path, columns: tuple[str, ...], numbers: tuple[str, ...]) -> str:
    places = [columns.index(name) for name in numbers]
    for line, row in csv_rows(path, columns):
        if not all(_ONE_WAY.fullmatch(row[place]) for place in places):
            return f"{path.name}, line {line}"
    return ""


def _blocks(path: Path) -> Iterator[bytes]:
    """Each with the last letters of the one before it."""
    before = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield before + block
            before = block[-_OVERLAP:]
