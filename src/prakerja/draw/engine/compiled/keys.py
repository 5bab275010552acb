"""Each candidate's key: the smallest hash of their tickets, of which the first 64 bits are kept."""

import numpy as np

from prakerja.draw.engine.compiled.columns import Bytes, Columns, Number, Numbers, Words32, Words64
from prakerja.draw.engine.compiled.jit import compiled, inlined
from prakerja.draw.engine.compiled.sha256_lanes import FIRST_A, LANES, compress, midstate_of, new_lanes

_COLON, _ZERO, _END = 58, 48, 128


def keys_of(columns: Columns, seed: str) -> tuple[Words64, Words64]:
    """The start of each candidate's key, and that of the hash of their first ticket; one array where nobody has two."""
    keys = np.full(len(columns.tickets), 2**64 - 1, dtype=np.uint64)
    firsts = keys if columns.tickets.max(initial=1) == 1 else keys.copy()
    hash_tickets(columns, midstate_of(seed), new_lanes(), keys, firsts)
    return keys, firsts


@compiled
def hash_tickets(columns: Columns, midstate: Words32, lanes: Words32, keys: Words64, firsts: Words64) -> None:
    """Every ticket goes through a lane; `keys` keeps the smallest of a candidate, `firsts` that of ticket 0."""
    letters = lanes.view(np.uint8)
    owner, number = np.zeros(LANES, dtype=np.int64), np.zeros(LANES, dtype=np.int64)
    lane = 0
    for candidate in range(len(columns.tickets)):
        start, end = np.int64(columns.starts[candidate]), np.int64(columns.starts[candidate + 1])
        for ticket in range(np.int64(columns.tickets[candidate])):
            fill_lane(lanes, letters, lane, columns.receipts, start, end, ticket)
            owner[lane], number[lane] = candidate, ticket
            lane += 1
            if lane == LANES:
                compress(midstate, lanes)
                take_keys(midstate, lanes, lane, owner, number, keys, firsts)
                lane = 0
    compress(midstate, lanes)
    take_keys(midstate, lanes, lane, owner, number, keys, firsts)


@inlined
def put_letter(letters: Bytes, lane: int, at: int, letter: int) -> None:
    """The words of a message are big-endian, those of the machine are not."""
    letters[((at >> 2) * LANES + lane) * 4 + (3 - (at & 3))] = letter


@inlined
def fill_lane(
    lanes: Words32, letters: Bytes, lane: int, receipts: Bytes, start: Number, end: Number, ticket: int
) -> None:
    """The lane's sixteen words are `:receipt:ticket`, the bit that ends a text, and its length with the seed's."""
    for row in range(16):
        lanes[row * LANES + lane] = 0
    put_letter(letters, lane, 0, _COLON)
    at = 1
    for position in range(start, end):
        put_letter(letters, lane, at, receipts[position])
        at += 1
    put_letter(letters, lane, at, _COLON)
    digits, rest = 1, ticket
    while rest > 9:
        rest //= 10
        digits += 1
    rest = ticket
    for back in range(digits):
        put_letter(letters, lane, at + digits - back, _ZERO + rest % 10)
        rest //= 10
    put_letter(letters, lane, at + digits + 1, _END)
    lanes[15 * LANES + lane] = (64 + at + digits + 1) * 8


@inlined
def take_keys(
    midstate: Words32, lanes: Words32, filled: int, owner: Numbers, number: Numbers, keys: Words64, firsts: Words64
) -> None:
    """The first two words of each lane's hash, where they are less than what its candidate has."""
    for lane in range(filled):
        high = np.uint32(midstate[0] + lanes[FIRST_A + lane])
        low = np.uint32(midstate[1] + lanes[FIRST_A - LANES + lane])
        key = np.uint64(np.uint64(high) << np.uint64(32) | np.uint64(low))
        candidate = owner[lane]
        keys[candidate] = min(keys[candidate], key)
        if number[lane] == 0:
            firsts[candidate] = key
