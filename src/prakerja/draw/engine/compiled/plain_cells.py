"""The cells of a plain row that are numbers."""

from itertools import product
from typing import Final

import numpy as np

from prakerja.draw.engine.compiled.columns import Bytes
from prakerja.draw.engine.compiled.jit import inlined

#: Of a number that is read here.
_MOST_DIGITS: Final = 7
_COMMA, _ZERO = 44, 48
#: By two letters at once, which is a tenth of the time: their byte, if both are hex digits.
_NOT_HEX: Final = 256
_HEX: Final = np.full(1 << 16, _NOT_HEX, dtype=np.uint16)
for _byte in range(256):
    for _first, _second in product(*({f"{_digit:x}", f"{_digit:X}"} for _digit in divmod(_byte, 16))):
        _HEX[ord(_first) << 8 | ord(_second)] = _byte


@inlined
def number_at(text: Bytes, at: int, end_sign: int, most: int) -> tuple[int, int]:
    """The whole number that begins here, and where what follows its end begins; -1 unless it is plain."""
    number, first = 0, at
    while _ZERO <= text[at] <= _ZERO + 9 and at < first + _MOST_DIGITS:
        number = 10 * number + (text[at] - _ZERO)
        at += 1
    if at == first or text[at] != end_sign or number > most:
        return -1, at
    return number, at + 1


@inlined
def household_at(text: Bytes, at: int) -> tuple[bool, np.uint64, np.uint64]:
    """Whether 32 hex digits and a comma begin here, and their two halves."""
    high, low, seen = np.uint64(0), np.uint64(0), np.uint64(0)
    for pair in range(0, 16, 2):
        early = np.uint64(_HEX[np.uint32(text[at + pair]) << np.uint32(8) | np.uint32(text[at + pair + 1])])
        late = np.uint64(_HEX[np.uint32(text[at + pair + 16]) << np.uint32(8) | np.uint32(text[at + pair + 17])])
        high, low = np.uint64(high << np.uint64(8) | early), np.uint64(low << np.uint64(8) | late)
        seen |= early | late
    return bool(seen < np.uint64(_NOT_HEX) and text[at + 32] == _COMMA), high, low
