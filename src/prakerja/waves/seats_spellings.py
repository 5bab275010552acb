"""How offices and their spreadsheets write a seats file: its header, its numbers, its yes and no. Pure.

What can be meant in one way only is read; what could be two things is left as it is, and refused by its line.
"""

import re
from collections.abc import Sequence
from typing import Final

from prakerja.kit.unseen import seen
from prakerja.schemes.groups import ANYONE, SeatGroup
from prakerja.waves.seats_line import COLUMNS

#: Where the comma parts the decimals, a spreadsheet parts the values by something else.
SEPARATORS: Final = ";\t,"
_NAMES: Final = {
    "pass": ("pass", "putaran", "tahap"),
    "area": ("area", "daerah", "wilayah", "kode daerah", "kode wilayah"),
    "group": ("group", "kelompok", "untuk"),
    "seats": ("seats", "kuota", "jumlah", "jumlah kuota"),
    "carry": ("carry", "mengambil sisa", "ambil sisa", "sisa"),
}
_COLUMN_OF: Final = {name: column for column, names in _NAMES.items() for name in names}
_YES_AND_NO: Final = {
    **dict.fromkeys(("ya", "y", "yes", "true", "benar", "1.0", "1,0"), "1"),
    **dict.fromkeys(("tidak", "t", "no", "n", "false", "salah", "0.0", "0,0"), "0"),
}
_GROUPS: Final = {
    **{str(group).replace("_", " "): str(group) for group in SeatGroup},
    **dict.fromkeys(("semua", "semua peserta", "anyone", "everybody", "all"), ANYONE),
}
#: `="6000"` keeps a spreadsheet from counting with it; so does an apostrophe before it.
_FORMULA: Final = re.compile(r'\A=\s*"(.*)"\Z')
_DOTTED_REGENCY: Final = re.compile(r"([0-9]{2})\.([0-9]{2})")
_GROUPED_BY_SPACES: Final = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+")
#: Two groups of three are thousands, whatever parts them: no fraction has two signs.
_MILLIONS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_THOUSANDS_BY_POINT: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
#: `6,000` is left as it is: six where the comma parts decimals, six thousand by an English hand.
_NO_FRACTION: Final = {",": re.compile(r"([0-9]+)\.0{1,2}"), ";": re.compile(r"([0-9.]+),0{1,2}")}


def columns_of(names: Sequence[str]) -> tuple[int, ...] | None:
    """Where each of COLUMNS stands, whatever it is called and in which order; None where it is no such header."""
    found = [_COLUMN_OF.get(_plain(name)) for name in names]
    if None in found or sorted(map(str, found)) != sorted(COLUMNS):
        return None
    return tuple(found.index(column) for column in COLUMNS)


def without_empty_end(cells: Sequence[str]) -> list[str]:
    """A spreadsheet writes the empty columns beside the filled ones, too."""
    filled = [place for place, cell in enumerate(cells, start=1) if cell.strip()]
    return list(cells[: max(filled, default=0)])


def as_meant(values: Sequence[str], separator: str) -> list[str]:
    """The five values, in the order of COLUMNS, in the one spelling that `seats_line` reads."""
    pass_number, area, group, seats, carry = (_bare(value) for value in values)
    return [
        _number(pass_number, separator),
        _area(area),
        _GROUPS.get(_plain(group), group),
        _number(seats, separator),
        _YES_AND_NO.get(carry.casefold(), carry),
    ]


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s._]+", seen(name).strip())).casefold()


def _bare(value: str) -> str:
    text = seen(value).strip()
    if formula := _FORMULA.match(text):
        text = formula[1].strip()
    return text.removeprefix("'")


def _area(area: str) -> str:
    if dotted := _DOTTED_REGENCY.fullmatch(area):
        return dotted[1] + dotted[2]
    return area.upper() if area.casefold() == "id" else area


def _number(text: str, separator: str) -> str:
    if _MILLIONS.fullmatch(text) or _GROUPED_BY_SPACES.fullmatch(text):
        return re.sub(r"[., ]", "", text)
    if separator == ";":
        whole = _NO_FRACTION[";"].fullmatch(text)
        number = whole[1] if whole else text
        return number.replace(".", "") if _THOUSANDS_BY_POINT.fullmatch(number) else number
    whole = _NO_FRACTION[","].fullmatch(text) if separator == "," else None
    return whole[1] if whole else text
