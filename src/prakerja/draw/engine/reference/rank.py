"""The order of a draw: each candidate's smallest ticket hash, ascending. Depends on the seed and the receipt alone."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby, pairwise

from prakerja.draw.engine.candidates import Candidates


@dataclass(frozen=True, slots=True)
class Ranking:
    """`order`: positions of candidates, best first. `key_start`: each candidate's key's first 64 bits, by position."""

    order: "array[int]"
    key_start: "array[int]"


def key_of(seed: str, receipt: str, tickets: int) -> bytes:
    """The smallest SHA-256 of the ASCII texts `seed:receipt:i`, i from 0 to tickets - 1; 32 bytes."""
    text = f"{seed}:{receipt}:".encode("ascii")
    key = sha256(text + b"0").digest()
    for ticket in range(1, tickets):
        key = min(key, sha256(b"%b%d" % (text, ticket)).digest())
    return key


def rank_candidates(candidates: Candidates, seed: str) -> Ranking:
    """The order by key, then receipt. The seed is one that `checked_seed` returned."""
    receipts, tickets = candidates.receipts, candidates.tickets
    key_start = array("Q", bytes(8 * len(candidates)))
    for position, receipt in enumerate(receipts):
        key_start[position] = int.from_bytes(key_of(seed, receipt, tickets[position])[:8])

    def whole_key(position: int) -> tuple[bytes, str]:
        return key_of(seed, receipts[position], tickets[position]), receipts[position]

    return Ranking(order=order_by(key_start, whole_key), key_start=key_start)


def order_by(key_start: "array[int]", whole_key: Callable[[int], tuple[bytes, str]]) -> "array[int]":
    """Positions by the start of their key; `whole_key` is asked only where two starts are equal."""
    order = array("I", sorted(range(len(key_start)), key=key_start.__getitem__))
    if all(key_start[one] != key_start[next_one] for one, next_one in pairwise(order)):
        return order
    runs = (sorted(run, key=whole_key) for _, run in groupby(order, key=key_start.__getitem__))
    return array("I", (position for run in runs for position in run))
