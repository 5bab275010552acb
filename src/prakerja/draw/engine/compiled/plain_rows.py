"""Reads the rows of a plain candidates file into columns, every rule of the format checked, up to one not plain.

Plain: six cells without quotes, a receipt short enough for one block, numbers without signs, lines that end in a line
feed. Whatever else a file may hold, good or bad, is for the strict reader.
"""

from typing import Final

import numpy as np

from prakerja.draw.engine.candidates import MOST_CARDS, MOST_TICKETS
from prakerja.draw.engine.compiled.columns import IN_HOUSEHOLD, Bytes, Columns, Number
from prakerja.draw.engine.compiled.jit import compiled, inlined
from prakerja.draw.engine.compiled.kinds import KindTable, kind_at
from prakerja.draw.engine.compiled.plain_cells import household_at, number_at
from prakerja.draw.engine.compiled.sha256_lanes import ROOM

#: With the six digits of the last of a million tickets.
LONGEST_RECEIPT: Final = ROOM - 6
#: Area and groups.
LONGEST_KIND: Final = 500
#: `R,ID,,1,,0` and its line feed.
SHORTEST_ROW: Final = 11

_COMMA, _LINE_FEED, _RETURN, _QUOTE, _SPACE, _TILDE, _ZERO = 44, 10, 13, 34, 32, 126, 48
#: Printable ASCII but quote and comma.
_IN_RECEIPT: Final = np.zeros(256, dtype=np.bool_)
_IN_RECEIPT[_SPACE : _TILDE + 1] = True
_IN_RECEIPT[[_QUOTE, _COMMA]] = False


@compiled
def read_rows(
    text: Bytes, end: int, done: int, columns: Columns, kinds: KindTable, known: Number
) -> tuple[int, Number, int]:
    """The rows of `text` up to `end`, where a line ends, are in the columns from position `done` on.

    Returns how many candidates and kinds there are now, and where the first row begins that is not plain, or `end`.
    """
    row, pool = 0, np.int64(columns.starts[done])
    while row < end:
        comma = end_of_receipt(text, row)
        last = end_of_kind(text, comma + 1) if comma >= 0 else -1
        kind = kind_at(text, comma + 1, last, kinds, known) if last >= 0 else -1
        if kind < 0:
            break
        known = max(known, kind + 1)
        following, tickets, held, high, low = numbers_at(text, last + 1, end)
        if following < 0:
            break
        columns.kind_of[done], columns.tickets[done], columns.held[done] = kind, tickets, held
        columns.household_high[done], columns.household_low[done] = high, low
        for position in range(row, comma):
            columns.receipts[pool] = text[position]
            pool += 1
        done, row = done + 1, following
        columns.starts[done] = pool
    return done, known, row


@inlined
def end_of_receipt(text: Bytes, at: int) -> int:
    """Where the comma behind the receipt stands; -1 unless it is plain."""
    first = at
    while _IN_RECEIPT[text[at]]:
        at += 1
    if (
        text[at] != _COMMA
        or at == first
        or at - first > LONGEST_RECEIPT
        or text[first] == _SPACE
        or text[at - 1] == _SPACE
    ):
        return -1
    return at


@inlined
def end_of_kind(text: Bytes, at: int) -> int:
    """Where the comma behind area and groups stands; -1 unless they are plain."""
    first, commas = at, 0
    while True:
        sign = text[at]
        if sign == _COMMA:
            commas += 1
            if commas == 2:
                return at if at - first <= LONGEST_KIND else -1
        if sign in (_LINE_FEED, _RETURN, _QUOTE, 0):
            return -1
        at += 1


@inlined
def numbers_at(text: Bytes, at: int, end: int) -> tuple[int, int, int, np.uint64, np.uint64]:
    """Where the next row begins, -1 unless all is plain; then tickets, cards held, and the halves of the household."""
    tickets, at = number_at(text, at, _COMMA, MOST_TICKETS)
    high, low, membership, is_plain = np.uint64(0), np.uint64(0), 0, tickets > 0
    if is_plain and text[at] != _COMMA:
        is_plain = at + 33 < end
        if is_plain:
            is_plain, high, low = household_at(text, at)
        membership = IN_HOUSEHOLD
        at += 32
    if is_plain:
        cards, at = number_at(text, at + 1, _LINE_FEED, MOST_CARDS)
        if cards >= 0:
            return at, tickets, cards | membership, high, low
    return -1, 0, 0, high, low
