"""The header of an exclusion list: which columns there are, where they stand, and what parts them. Pure."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from prakerja.screening.list_faults import Column, Fault, ListFault, ListRefused

_NAMES: Final = {
    "nik": Column.NIK,
    "no nik": Column.NIK,
    "nomor nik": Column.NIK,
    "kk": Column.KK,
    "no kk": Column.KK,
    "nomor kk": Column.KK,
    "sejak": Column.SINCE,
    "terhitung sejak": Column.SINCE,
    "terhitung mulai tanggal": Column.SINCE,
    "tmt": Column.SINCE,
    "since": Column.SINCE,
}
_SEPARATORS: Final = ",;\t"
_BETWEEN_WORDS: Final = re.compile(r"[\s._]+")


@dataclass(frozen=True)
class Header:
    """`columns`: in the order of the file."""

    separator: str
    columns: tuple[Column, ...]


def read_header(line: str, *, with_family_cards: bool, with_days: bool) -> Header:
    """Raises ListRefused."""
    separator = next((sign for sign in _SEPARATORS if sign in line), ",")
    names = without_empty_end(next(csv.reader([line], delimiter=separator), []))
    columns = [_NAMES.get(_BETWEEN_WORDS.sub(" ", name).strip().casefold()) for name in names]
    known = [column for column in columns if column is not None]
    if Column.NIK not in known or len(known) < len(columns) or len(set(known)) < len(known):
        raise ListRefused([Fault(1, ListFault.NO_HEADER)])
    if Column.KK in known and not with_family_cards:
        raise ListRefused([Fault(1, ListFault.FAMILY_CARD_NOT_WANTED, Column.KK)])
    if Column.SINCE in known and not with_days:
        raise ListRefused([Fault(1, ListFault.DAY_NOT_WANTED, Column.SINCE)])
    return Header(separator, tuple(known))


def without_empty_end(cells: Sequence[str]) -> list[str]:
    """A spreadsheet writes the empty columns beside the filled ones, too."""
    filled = [place for place, cell in enumerate(cells, start=1) if cell.strip()]
    return list(cells[: max(filled, default=1)])
