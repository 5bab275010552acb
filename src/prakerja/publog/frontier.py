"""A tree that grows leaf by leaf and remembers only its right edge: what a watcher needs to go on. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from prakerja.publog.merkle import EMPTY, Hash, hash_pair


@dataclass
class Frontier:
    """`edge`: the complete subtrees from the left, the largest first, one for each bit of `size`."""

    size: int = 0
    edge: list[Hash] = field(default_factory=list)

    def add(self, leaf: Hash) -> None:
        whole, position = leaf, self.size
        while position % 2:
            whole, position = hash_pair(self.edge.pop(), whole), position // 2
        self.edge.append(whole)
        self.size += 1

    def root(self) -> Hash:
        if not self.edge:
            return EMPTY
        whole = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            whole = hash_pair(left, whole)
        return whole


def frontier_before_last(size: int, path: Sequence[Hash]) -> Frontier:
    """The tree without its last leaf, read off the proof that the last leaf is included. `size` > 0.

    All siblings of the last leaf lie to its left and are complete: they are the edge of the tree before it, the
    smallest first in the proof.
    """
    return Frontier(size - 1, list(reversed(path)))
