"""Invented names and streets: ordinary words put together by number. Nobody is meant by any of them."""

from typing import Final

from prakerja_sandbox.regencies import read_rows


def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in read_rows("names.csv") if row["kind"] == kind)


_FIRST_BY_SEX: Final = (_words("man"), _words("woman"))
_MIDDLE: Final = _words("middle")
_LAST: Final = _words("last")
_STREETS: Final = _words("street")

# Of sixteen people two have one word for a name, nine two, four three, and one five.
_UP_TO_ONE_WORD: Final = 2
_UP_TO_TWO_WORDS: Final = 11
_UP_TO_THREE_WORDS: Final = 15


def name_of(number: int, sex: int) -> str:
    """The name that belongs to this 32-bit number, for a man (0) or a woman (1); no titles."""
    firsts = _FIRST_BY_SEX[sex]
    shape = number & 15
    first = firsts[(number >> 4) % len(firsts)]
    if shape < _UP_TO_ONE_WORD:
        return first
    last = _LAST[(number >> 11) % len(_LAST)]
    if shape < _UP_TO_TWO_WORDS:
        return f"{first} {last}"
    middle = _MIDDLE[(number >> 18) % len(_MIDDLE)]
    if shape < _UP_TO_THREE_WORDS:
        return f"{first} {middle} {last}"
    other = _MIDDLE[(number >> 24) % len(_MIDDLE)]
    return f"{first} {middle} {other} {last} {firsts[(number >> 9) % len(firsts)]}"


def address_of(number: int) -> str:
    """The street, house, RT and RW that belong to this 32-bit number."""
    street = _STREETS[number % len(_STREETS)]
    return f"Jl. {street} No. {(number >> 6) % 180 + 1} RT {(number >> 14) % 12 + 1:03} RW {(number >> 18) % 15 + 1:03}"
