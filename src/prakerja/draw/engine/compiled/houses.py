"""Households that have won, and how many seats each: a table of its own, for those that won alone."""

from typing import Final, NamedTuple

import numpy as np

from prakerja.draw.engine.compiled.columns import Number, Words32, Words64
from prakerja.draw.engine.compiled.jit import compiled, inlined

#: An odd number without a pattern. It only says where to look first.
_MIXER: Final = np.uint64(11400714819323198485)


class Houses(NamedTuple):
    """In each slot the two halves of a household and, of seats, one more than it has won; or nothing."""

    high: Words64
    low: Words64
    won: Words32


def new_houses(*, at_most: int) -> Houses:
    """With room for so many households. Memory that nobody writes to is not taken."""
    slots = 1 << (2 * at_most + 2).bit_length()
    return Houses(np.zeros(slots, np.uint64), np.zeros(slots, np.uint64), np.zeros(slots, np.uint32))


def with_room(houses: Houses, *, at_most: int) -> Houses:
    """The same with room for so many."""
    if len(houses.won) > 2 * at_most:
        return houses
    larger = new_houses(at_most=2 * at_most)
    move_houses(houses, larger)
    return larger


@inlined
def house_at(high: np.uint64, low: np.uint64, houses: Houses) -> Number:
    """Where the household stands, or would stand; all its 128 bits are compared."""
    last = np.int64(len(houses.won) - 1)
    slot = np.int64((high ^ np.uint64(low * _MIXER)) >> np.uint64(20)) & last
    while houses.won[slot] and (houses.high[slot] != high or houses.low[slot] != low):
        slot = (slot + 1) & last
    return slot


@inlined
def add_to_house(high: np.uint64, low: np.uint64, more: Number, houses: Houses) -> None:
    """It has so many seats more."""
    slot = house_at(high, low, houses)
    if not houses.won[slot]:
        houses.high[slot], houses.low[slot], houses.won[slot] = high, low, 1
    houses.won[slot] += more


@inlined
def won_by(high: np.uint64, low: np.uint64, houses: Houses) -> Number:
    """How many seats it has."""
    slot = house_at(high, low, houses)
    return np.int64(houses.won[slot]) - 1 if houses.won[slot] else np.int64(0)


@compiled
def seats_of_house(high: np.uint64, low: np.uint64, houses: Houses) -> Number:
    """How many seats it has."""
    return won_by(high, low, houses)


@compiled
def give_to_house(high: np.uint64, low: np.uint64, more: Number, houses: Houses) -> None:
    """It has so many seats more."""
    add_to_house(high, low, more, houses)


@compiled
def move_houses(houses: Houses, larger: Houses) -> None:
    """All of them stand in the larger table."""
    for slot in range(len(houses.won)):
        if houses.won[slot]:
            add_to_house(houses.high[slot], houses.low[slot], np.int64(houses.won[slot]) - 1, larger)
