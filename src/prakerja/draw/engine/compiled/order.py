"""The order of a draw at national size: the start of the key and the position share one word, and words are sorted."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from prakerja.draw.engine.compiled.columns import Columns, NotPlain, Number, Words32, Words64
from prakerja.draw.engine.compiled.jit import compiled, inlined

#: Of 43.8 million, some thousand pairs have the same first 38 bits. A long run is no accident: it is sorted elsewhere.
LONGEST_RUN: Final = 64


def doubled_receipt(columns: Columns, firsts: Words64) -> tuple[int, int] | None:
    """The first candidate in the file whose receipt somebody before them has, and who; None where each has their own.

    Equal receipts have equal hashes of their first tickets, so they lie side by side. Raises NotPlain.
    """
    packed, bits = _sorted_words(firsts)
    later, earlier = first_doubled(packed, bits, columns)
    return None if later < 0 else (int(later), int(earlier))


def order_by_key(keys: Words64, whole_key: Callable[[int], tuple[bytes, str]]) -> Words32:
    """Positions, best first. `whole_key` is asked only where the first 64 bits are equal. Raises NotPlain."""
    packed, bits = _sorted_words(keys)
    order = np.empty(len(keys), dtype=np.uint32)
    unsettled = np.empty(len(keys), dtype=np.bool_)
    if put_in_order(packed, bits, keys, order, unsettled):
        for start, end in _runs(np.flatnonzero(unsettled)):
            order[start:end] = sorted(order[start:end].tolist(), key=whole_key)
    return order


def _sorted_words(keys: Words64) -> tuple[Words64, int]:
    """The starts of the keys, each with its position in the last bits, ascending; and how many bits those are."""
    bits = max(1, (len(keys) - 1).bit_length())
    packed = np.empty(len(keys), dtype=np.uint64)
    pack(keys, bits, packed)
    packed.sort()
    if longest_run(packed, bits) > LONGEST_RUN:
        raise NotPlain("hashes that begin alike")
    return packed, bits


def _runs(same_as_next: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
    """From the places that are equal to the next one: where each run of equals begins and ends."""
    runs: list[tuple[int, int]] = []
    for place in same_as_next.tolist():
        start = runs.pop()[0] if runs and runs[-1][1] == place + 1 else place
        runs.append((start, place + 2))
    return runs


@compiled
def pack(keys: Words64, bits: int, packed: Words64) -> None:
    """The last bits of each key are its position."""
    shift = np.uint64(bits)
    for position in range(len(keys)):
        packed[position] = np.uint64(keys[position] >> shift << shift) | np.uint64(position)


@compiled
def longest_run(packed: Words64, bits: int) -> int:
    """How many words in a row begin alike, at most."""
    longest, length, shift = 0, 0, np.uint64(bits)
    for place in range(len(packed)):
        if place and packed[place] >> shift == packed[place - 1] >> shift:
            length += 1
        else:
            length = 1
        longest = max(longest, length)
    return longest


@inlined
def same_receipt(columns: Columns, one: Number, other: Number) -> bool:
    """Letter by letter."""
    first, second = np.int64(columns.starts[one]), np.int64(columns.starts[other])
    length = np.int64(columns.starts[one + 1]) - first
    if np.int64(columns.starts[other + 1]) - second != length:
        return False
    for offset in range(length):  # noqa: SIM110  a loop is what compiles well
        if columns.receipts[first + offset] != columns.receipts[second + offset]:
            return False
    return True


@compiled
def first_doubled(packed: Words64, bits: int, columns: Columns) -> tuple[Number, Number]:
    """The smallest position with a receipt that a smaller one has, and the smallest of those; -1: there is none."""
    later, earlier, shift = np.int64(-1), np.int64(-1), np.uint64(bits)
    mask = np.uint64((1 << bits) - 1)
    for place in range(1, len(packed)):
        before = place - 1
        while before >= 0 and packed[before] >> shift == packed[place] >> shift:
            one, other = np.int64(packed[before] & mask), np.int64(packed[place] & mask)
            if (later < 0 or other <= later) and same_receipt(columns, one, other):
                later, earlier = other, one
            before -= 1
    return later, earlier


@compiled
def put_in_order(packed: Words64, bits: int, keys: Words64, order: Words32, unsettled: npt.NDArray[np.bool_]) -> int:
    """`order` has the positions, by the 64 bits of the key; `unsettled` where two in a row have the same, counted."""
    mask, shift, equal = np.uint64((1 << bits) - 1), np.uint64(bits), 0
    for place in range(len(packed)):
        position, at = np.uint32(packed[place] & mask), place
        while at and packed[at - 1] >> shift == packed[place] >> shift and keys[order[at - 1]] > keys[position]:
            order[at] = order[at - 1]
            at -= 1
        order[at] = position
    for place in range(len(order)):
        begin_alike = place + 1 < len(order) and packed[place] >> shift == packed[place + 1] >> shift
        is_same = begin_alike and keys[order[place]] == keys[order[place + 1]]
        unsettled[place] = is_same
        equal += is_same
    return equal
