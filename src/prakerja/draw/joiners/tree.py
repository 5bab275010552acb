"""The Merkle tree over joiners, cut into blocks of a power of two, so that ten million never lie in memory. Pure.

A block is a whole subtree of RFC 6962's tree, and the last one its right edge: the tree over the blocks' roots is the
upper part of the tree over all leaves.
"""

from collections.abc import Sequence
from typing import Final

from prakerja.publog.merkle import Hash, Node, hash_pair, prove_inclusion, root_of

#: Leaves of a block, but for the last one.
BLOCK: Final = 2_048
_BYTES: Final = 32


def root_over(hashes: Sequence[Hash]) -> Hash:
    """Of leaves' hashes, or of the roots of blocks; of none, the root of the empty tree."""
    return root_of(len(hashes), _nodes_over(hashes))


def path_to(place: int, block: Sequence[Hash], roots: Sequence[Hash]) -> list[Hash]:
    """PATH(place, D[n]): from the leaf to the root. `block`: the hashes of the leaf's block. `roots`: of all blocks."""
    number, within = divmod(place, BLOCK)
    lower = prove_inclusion(within, len(block), _nodes_over(block))
    return lower + prove_inclusion(number, len(roots), _nodes_over(roots))


def hashes_in(joined: bytes) -> list[Hash]:
    """One after another, as a block is kept."""
    return [joined[at : at + _BYTES] for at in range(0, len(joined), _BYTES)]


def _nodes_over(hashes: Sequence[Hash]) -> Node:
    levels = [list(hashes)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([hash_pair(*below[at : at + 2]) for at in range(0, len(below) - 1, 2)])
    return lambda level, position: levels[level][position]
