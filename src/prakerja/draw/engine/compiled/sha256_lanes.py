"""SHA-256 of many short texts at once. All begin with the same 64 bytes, so each costs one block.

A seed of 64 hex digits fills the first block of 64 bytes to the last: it is computed once, and what it leaves is the
midstate. The second block holds the colon, the receipt, a colon, the ticket's number and the nine bytes of padding, so
that receipt and number together may have 53 characters. FIPS 180-4, whose letters these are; instead of moving eight
letters on in every round, each round writes one new `a` and one new `e` below the last.
"""

from math import isqrt
from typing import Final

import numpy as np
import numpy.typing as npt

from prakerja.draw.engine.compiled.jit import compiled, inlined

type Words = npt.NDArray[np.uint32]

#: How many texts go through the rounds side by side: what the widest registers hold, twice.
LANES: Final = 32
#: Hex digits of a seed that fills one block.
SEED_LENGTH: Final = 64
#: Receipt and ticket's number: 64 bytes less two colons, the bit that ends the text and its length in eight bytes.
ROOM: Final = 64 - 2 - 9
#: One array holds all: 64 words of each lane's message, then 68 times `a`, then 68 times `e`. A row has a word a lane.
_A: Final = 64 * LANES
_E: Final = _A + 68 * LANES
#: Where the last row of `a` begins: with the state it is the first word of the hash, and the row before the second.
FIRST_A: Final = _A + 67 * LANES


def _primes(count: int) -> list[int]:
    found: list[int] = []
    number = 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found


def _cube_root(number: int) -> int:
    low, high = 0, number
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**3 <= number else (low, middle - 1)
    return low


#: The first 32 bits of the fractions of square roots and cube roots of the first primes.
START: Final = np.array([isqrt(prime << 64) & 0xFFFFFFFF for prime in _primes(8)], dtype=np.uint32)
_ROUNDS: Final = np.array([_cube_root(prime << 96) & 0xFFFFFFFF for prime in _primes(64)], dtype=np.uint32)


def new_lanes() -> Words:
    """Room for the message and the rounds of all lanes."""
    return np.zeros((64 + 68 + 68) * LANES, dtype=np.uint32)


def midstate_of(seed: str) -> Words:
    """What the block of 64 characters leaves behind, in the eight words of the state."""
    lanes = new_lanes()
    lanes[: 16 * LANES : LANES] = np.frombuffer(seed.encode("ascii"), dtype=">u4")
    compress(START, lanes)
    return state_after(START, lanes)


def state_after(state: Words, lanes: Words) -> Words:
    """The eight words after the block of the first lane."""
    last = [start + row * LANES for start in (_A, _E) for row in (67, 66, 65, 64)]
    return state + lanes[last]


@inlined
def right(word: int, bits: int) -> int:
    """The word turned to the right."""
    return np.uint32(np.uint32(word >> np.uint32(bits)) | np.uint32(word << np.uint32(32 - bits)))  # type: ignore[return-value]


@compiled
def compress(state: Words, lanes: Words) -> None:
    """One block a lane, whose sixteen words are the first rows. The new `a` and `e` are the last four rows of each."""
    for row in range(16, 64):
        t = row * LANES
        for at in range(t, t + LANES):
            early, late = lanes[at - 15 * LANES], lanes[at - 2 * LANES]
            small_0 = right(early, 7) ^ right(early, 18) ^ np.uint32(early >> np.uint32(3))
            small_1 = right(late, 17) ^ right(late, 19) ^ np.uint32(late >> np.uint32(10))
            lanes[at] = np.uint32(lanes[at - 16 * LANES] + small_0 + lanes[at - 7 * LANES] + small_1)
    for back in range(4):
        for lane in range(LANES):
            lanes[_A + (3 - back) * LANES + lane] = state[back]
            lanes[_E + (3 - back) * LANES + lane] = state[4 + back]
    for row in range(64):
        constant, t = _ROUNDS[row], row * LANES
        for at in range(t, t + LANES):
            e, f, g = lanes[_E + at + 3 * LANES], lanes[_E + at + 2 * LANES], lanes[_E + at + LANES]
            a, b, c = lanes[_A + at + 3 * LANES], lanes[_A + at + 2 * LANES], lanes[_A + at + LANES]
            big_1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
            first = np.uint32(lanes[_E + at] + big_1 + (g ^ (e & (f ^ g))) + constant + lanes[at])
            big_0 = right(a, 2) ^ right(a, 13) ^ right(a, 22)
            lanes[_E + at + 4 * LANES] = np.uint32(lanes[_A + at] + first)
            lanes[_A + at + 4 * LANES] = np.uint32(first + big_0 + ((a & b) ^ (c & (a ^ b))))
