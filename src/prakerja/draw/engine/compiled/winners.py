"""The households that have won in this draw, and how many seats: nobody else's are looked at twice."""

from typing import Final, NamedTuple

import numpy as np

from prakerja.draw.engine.compiled.columns import Columns, Number, Words32
from prakerja.draw.engine.compiled.jit import inlined

#: An odd number without a pattern. It only says where to look first.
_MIXER: Final = np.uint64(11400714819323198485)


class Winners(NamedTuple):
    """In each slot a candidate (and one) whose household won, and how many seats; with room to spare."""

    holders: Words32
    won: Words32


def no_winners(*, at_most: int) -> Winners:
    """A table for as many households at most."""
    slots = 1 << (2 * at_most + 2).bit_length()
    return Winners(np.zeros(slots, dtype=np.uint32), np.zeros(slots, dtype=np.uint32))


@inlined
def slot_of(candidate: Number, columns: Columns, winners: Winners) -> Number:
    """Where the candidate's household stands among those that won, or would stand; all its 128 bits are compared."""
    high, low = columns.household_high[candidate], columns.household_low[candidate]
    last = np.int64(len(winners.holders) - 1)
    slot = np.int64((high ^ np.uint64(low * _MIXER)) >> np.uint64(20)) & last
    while winners.holders[slot]:
        holder = np.int64(winners.holders[slot]) - 1
        if columns.household_high[holder] == high and columns.household_low[holder] == low:
            break
        slot = (slot + 1) & last
    return slot
