"""A number in digits, counted on as people count."""

from typing import Final

from prakerja.draw.engine.compiled.columns import Bytes, Number
from prakerja.draw.engine.compiled.jit import inlined

#: Places of a rank.
DIGITS: Final = 10
_ZERO: Final = 48


@inlined
def put_digits(digits: Bytes, number: Number) -> int:
    """The number stands in the places, the last digit in the last; returns where it begins, behind them for 0."""
    first = DIGITS
    for place in range(DIGITS - 1, -1, -1):
        digits[place] = _ZERO + number % 10
        if number:
            first = place
        number //= 10
    return first


@inlined
def add_one(digits: Bytes, first: int) -> int:
    """The number is one more; returns where it begins now. To divide by ten, digit by digit, took a third of a row."""
    place = DIGITS - 1
    while digits[place] == _ZERO + 9:
        digits[place] = _ZERO
        place -= 1
    digits[place] += 1
    return min(first, place)
