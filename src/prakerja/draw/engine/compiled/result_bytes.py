"""The rows of the result as bytes, a small block of ranks at a time, so that what is gathered lies close at hand."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final, NamedTuple

import numpy as np

from prakerja.draw.engine.compiled.columns import Bytes, Columns, Number, Numbers, Words32, Words64
from prakerja.draw.engine.compiled.digits import DIGITS, add_one, put_digits
from prakerja.draw.engine.compiled.jit import compiled, inlined
from prakerja.draw.engine.compiled.plain_rows import LONGEST_RECEIPT
from prakerja.draw.engine.compiled.seating import HOUSEHOLD_FULL, RowNumbers, Seating
from prakerja.draw.engine.result_file import RESULT_COLUMNS, OutcomeKind
from prakerja.waves.seats_line import SeatsLine

ROWS: Final = 4096
_COMMA, _LINE_FEED, _ZERO = 44, 10, 48
#: Ten digits of the rank, sixteen of the key, a comma, a line feed.
_END: Final = 28
_HEX: Final = np.frombuffer(b"0123456789abcdef", dtype=np.uint8)


class Places(NamedTuple):
    """What stands between receipt and rank: `texts[ends[p]:ends[p + 1]]` of place *p*."""

    texts: Bytes
    ends: Numbers


def result_bytes(
    order: Words32, columns: Columns, keys: Words64, seats: Sequence[SeatsLine], seating: Seating
) -> Iterator[memoryview]:
    """The whole file, the header first. Each piece is gone when the next one comes."""
    yield memoryview(",".join(RESULT_COLUMNS).encode() + b"\n")
    texts = [_place(OutcomeKind.HOUSEHOLD_FULL), _place(OutcomeKind.NO_SEAT)]
    texts += [_place(OutcomeKind.SEATED, *map(str, (row.pass_number, row.area, row.group))) for row in seats]
    ends = np.cumsum([0, *map(len, texts)], dtype=np.int64)
    places = Places(np.frombuffer(b"".join(texts), dtype=np.uint8), ends)
    piece = np.empty(ROWS * (LONGEST_RECEIPT + max(map(len, texts)) + _END), dtype=np.uint8)
    for first in range(0, len(order), ROWS):
        end = min(first + ROWS, len(order))
        length = put_rows(first, end, order, columns, keys, seating.row_of, places, piece)
        yield memoryview(piece)[:length]


def _place(outcome: OutcomeKind, pass_number: str = "", area: str = "", group: str = "") -> bytes:
    """What stands between receipt and rank, quoted as the strict writer quotes it."""
    text = StringIO()
    csv.writer(text, lineterminator="").writerow(["", outcome.value, pass_number, area, group, ""])
    return text.getvalue().encode()


@compiled
def put_rows(
    first: int,
    end: int,
    order: Words32,
    columns: Columns,
    keys: Words64,
    row_of: RowNumbers,
    places: Places,
    piece: Bytes,
) -> int:
    """The rows of these ranks stand at the start of `piece`; returns how many bytes they have."""
    begins, ends = np.empty(ROWS, dtype=np.int64), np.empty(ROWS, dtype=np.int64)
    key_of = np.empty(ROWS, dtype=np.uint64)
    near = bring_near(order[first:end], columns, keys, begins, ends, key_of)
    digits, at = np.empty(DIGITS, dtype=np.uint8), 0
    first_digit = put_digits(digits, first)
    for rank in range(first, end):
        row = rank - first
        for position in range(begins[row], ends[row]):
            piece[at] = columns.receipts[position]
            at += 1
        place = row_of[rank] - HOUSEHOLD_FULL
        for position in range(places.ends[place], places.ends[place + 1]):
            piece[at] = places.texts[position]
            at += 1
        first_digit = add_one(digits, first_digit)
        for digit in range(first_digit, DIGITS):
            piece[at] = digits[digit]
            at += 1
        piece[at] = _COMMA
        for digit in range(16):
            piece[at + 1 + digit] = _HEX[np.int64(key_of[row] >> np.uint64(60 - 4 * digit)) & 15]
        piece[at + 17] = _LINE_FEED
        at += 18
    return at if near >= 0 else 0


@inlined
def bring_near(
    order: Words32, columns: Columns, keys: Words64, begins: Numbers, ends: Numbers, key_of: Words64
) -> Number:
    """Where each one's receipt lies, and their keys, side by side.

    Reading a letter of each brings all near, many at a time; row by row each would be waited for. Returns their sum, or
    it would not be read at all.
    """
    near = np.int64(0)
    for row in range(len(order)):
        candidate = np.int64(order[row])
        begins[row], ends[row] = columns.starts[candidate], columns.starts[candidate + 1]
        key_of[row] = keys[candidate]
    for row in range(len(order)):
        near += columns.receipts[begins[row]]
    return near
