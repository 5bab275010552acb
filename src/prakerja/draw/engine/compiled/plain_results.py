"""Reads the rows of a plain result: who was seated and by which row, up to a row that is not plain.

Plain: as the compiled engine writes it, without quotes.
"""

from typing import Final, NamedTuple

import numpy as np

from prakerja.draw.engine.compiled.columns import MOST_KINDS, Bytes, Number, Numbers
from prakerja.draw.engine.compiled.jit import compiled, inlined
from prakerja.draw.engine.compiled.kinds import KindTable, kind_at, new_kinds
from prakerja.draw.engine.compiled.people import People, keep_person
from prakerja.draw.engine.compiled.plain_rows import end_of_kind, end_of_receipt
from prakerja.draw.engine.result_file import OutcomeKind

_SEATED: Final = np.frombuffer(f"{OutcomeKind.SEATED},".encode(), dtype=np.uint8)
_NO_SEAT: Final = np.frombuffer(f"{OutcomeKind.NO_SEAT},,,,".encode(), dtype=np.uint8)
_FULL: Final = np.frombuffer(f"{OutcomeKind.HOUSEHOLD_FULL},,,,".encode(), dtype=np.uint8)
#: `R,seated,1,ID,*,1,`, the key and the line feed.
SHORTEST_SEATED: Final = 35
_KEY_DIGITS: Final = 16
_COMMA, _LINE_FEED, _ZERO, _SMALL_A, _SMALL_F = 44, 10, 48, 97, 102


class Rows(NamedTuple):
    """The rows of the seats file by their text: `pass,area,group`. `last`: the last whom each has seated in this draw,
    and `many`, how many.
    """

    texts: KindTable
    last: Numbers
    many: Numbers


def new_rows() -> Rows:
    """None yet."""
    return Rows(new_kinds(), np.zeros(MOST_KINDS, np.int64), np.zeros(MOST_KINDS, np.int64))


@compiled
def read_results(
    text: Bytes, end: int, people: People, known: Number, rows: Rows, known_rows: Number, draw: int
) -> tuple[Number, Number, int]:
    """Whoever the rows of `text` up to `end` have seated is kept, as seated by this draw.

    Returns how many people and rows there are now, and where the first row begins that is not plain, or `end`.
    """
    row = 0
    while row < end:
        comma = end_of_receipt(text, row)
        if comma < 0:
            break
        kind: Number = np.int64(-1)
        after = unseated_at(text, comma + 1)
        if after < 0:
            place = comma + 1 + len(_SEATED)
            last = end_of_row(text, place) if begins_with(text, comma + 1, _SEATED) else -1
            kind = kind_at(text, place, last, rows.texts, known_rows) if last >= 0 else -1
            if kind < 0:
                break
            known_rows, after = max(known_rows, kind + 1), last + 1
        following = end_of_result(text, after)
        if following < 0:
            break
        if kind >= 0:
            person = keep_person(text, row, comma, people, known)
            if people.seated_by[person] == draw:
                break
            known = max(known, person + 1)
            people.seated_by[person], people.row_of[person] = draw, kind
            rows.last[kind] = person
            rows.many[kind] += 1
        row = following
    return known, known_rows, row


@inlined
def begins_with(text: Bytes, at: int, letters: Bytes) -> bool:
    """Whether these letters stand here."""
    for offset in range(len(letters)):  # noqa: SIM110  a loop is what compiles well
        if text[at + offset] != letters[offset]:
            return False
    return True


@inlined
def unseated_at(text: Bytes, at: int) -> int:
    """Where the rank begins of somebody without a seat; -1: here stands no such outcome."""
    if begins_with(text, at, _NO_SEAT):
        return at + len(_NO_SEAT)
    return at + len(_FULL) if begins_with(text, at, _FULL) else -1


@inlined
def end_of_row(text: Bytes, at: int) -> int:
    """Where the comma behind pass, area and group stands; -1 unless they are plain."""
    comma = end_of_digits(text, at)
    return end_of_kind(text, comma + 1) if comma > at and text[comma] == _COMMA else -1


@inlined
def end_of_digits(text: Bytes, at: int) -> int:
    """Where something else than a digit stands."""
    while _ZERO <= text[at] <= _ZERO + 9:
        at += 1
    return at


@inlined
def end_of_result(text: Bytes, at: int) -> int:
    """Where the next row begins, behind rank and key; -1 unless they are plain."""
    comma = end_of_digits(text, at)
    if comma == at or text[comma] != _COMMA:
        return -1
    key = comma + 1
    while _ZERO <= text[key] <= _ZERO + 9 or _SMALL_A <= text[key] <= _SMALL_F:
        key += 1
    return key + 1 if key == comma + 1 + _KEY_DIGITS and text[key] == _LINE_FEED else -1
