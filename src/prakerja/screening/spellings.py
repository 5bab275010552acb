"""How offices and their spreadsheets write a number of sixteen digits, and what can no longer be read as one. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from prakerja.screening.list_faults import ListFault

_LENGTH: Final = 16
_OF_ONE_DIGIT: Final = frozenset(digit * _LENGTH for digit in "0123456789")
#: The office counts the people born on a day in a district from 0001.
_MADE_UP: Final = "0000"
#: Marks that nobody sees, from chats and PDF files: of direction, of width, a byte-order mark inside the file.
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"))
#: `="3271…"` keeps a spreadsheet from counting with it; so do an apostrophe before it, and quotes.
_FORMULA: Final = re.compile(r'\A=\s*"(.*)"\Z')
_QUOTES: Final = "'\"`´’‘“”„"
#: Spaces of any width, dots and dashes stand between digits, alone or several, and nowhere else.
_SPELLED: Final = re.compile(r"[0-9](?:(?:[^\S\r\n]|[.\-‐‑‒–])*[0-9])*")
_SCIENTIFIC: Final = re.compile(r"[0-9]+(?:[.,][0-9]*)?[eE][+]?[0-9]+")
#: 3271012345678901.0, or ,00: a number with decimals, of which fifteen digits are true.
_DECIMALS: Final = re.compile(r"[0-9]{5,}[.,][0-9]{1,3}")
#: The same anywhere in a text.
_SOMEWHERE: Final = re.compile(r"(?<![0-9])(?:[0-9][\s.\-]?){15}[0-9](?![0-9])", re.ASCII)
_BETWEEN: Final = re.compile(r"[^0-9]+")


def read_number(cell: str, *, takes_made_up: bool) -> str | ListFault:
    """The sixteen digits in this cell, or why there are none."""
    number = cell if len(cell) == _LENGTH and cell.isascii() and cell.isdecimal() else _digits_of(cell)
    if isinstance(number, ListFault):
        return number
    if number in _OF_ONE_DIGIT:
        return ListFault.ONE_DIGIT
    if number.endswith(_MADE_UP) and not takes_made_up:
        return ListFault.MADE_UP
    return number


def are_all_fine(numbers: Sequence[str], *, takes_made_up: bool) -> bool:
    """Whether of these, each of sixteen digits, none would be refused."""
    return _OF_ONE_DIGIT.isdisjoint(numbers) and (takes_made_up or not any(one.endswith(_MADE_UP) for one in numbers))


def has_number(text: str) -> bool:
    """Whether a NIK or a family card stands in what is said of a list: that is shown to many, its name to everybody."""
    return bool(_SOMEWHERE.search(text))


def is_rounded(text: str) -> bool:
    """Whether a spreadsheet has counted with the number. Its last digits are lost, whatever is done with the rest."""
    return bool(_SCIENTIFIC.fullmatch(text) or _DECIMALS.fullmatch(text))


def _digits_of(cell: str) -> str | ListFault:
    text = _without_wrapping(cell)
    if not text:
        return ListFault.EMPTY
    if is_rounded(text):
        return ListFault.ROUNDED
    digits = _BETWEEN.sub("", text) if _SPELLED.fullmatch(text) else ""
    return digits if len(digits) == _LENGTH else ListFault.NOT_16_DIGITS


def _without_wrapping(cell: str) -> str:
    text = cell.translate(_UNSEEN).strip()
    if formula := _FORMULA.match(text):
        text = formula[1]
    return text.strip(_QUOTES).strip()
