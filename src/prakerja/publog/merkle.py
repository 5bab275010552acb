"""The Merkle tree of RFC 6962 (section 2.1): one hash over all leaves, and short proofs about it. Pure.

A tree is read through `node(level, position)`: the hash of the complete subtree over the 2^level leaves from
position × 2^level on; level 0 are the leaves' own hashes. Complete subtrees never change, so they can be kept.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import Final

type Hash = bytes
type Node = Callable[[int, int], Hash]
#: Level and position.
type Place = tuple[int, int]

#: The hash of a tree without leaves.
EMPTY: Final = hashlib.sha256(b"").digest()


def hash_leaf(line: bytes) -> Hash:
    return hashlib.sha256(b"\x00" + line).digest()


def hash_pair(left: Hash, right: Hash) -> Hash:
    return hashlib.sha256(b"\x01" + left + right).digest()


def nodes_ended_by(index: int, leaf: Hash, node: Node) -> list[tuple[Place, Hash]]:
    """The complete subtrees whose last leaf is this one, from the leaf upwards."""
    ended, whole = [((0, index), leaf)], leaf
    level, position = 0, index
    while position % 2 == 1:
        whole = hash_pair(node(level, position - 1), whole)
        level, position = level + 1, position // 2
        ended.append(((level, position), whole))
    return ended


def root_of(size: int, node: Node) -> Hash:
    """The hash over the first `size` leaves."""
    return _hash_of(0, size, node) if size else EMPTY


def prove_inclusion(index: int, size: int, node: Node) -> list[Hash]:
    """PATH(index, D[size]): what is needed besides the leaf to compute the root. `index` < `size`."""
    return _path(index, 0, size, node)


def prove_consistency(old: int, new: int, node: Node) -> list[Hash]:
    """PROOF(old, D[new]): that the first `old` leaves are the same in both trees. 0 < `old` ≤ `new`."""
    return _subproof(old, 0, new, node, is_known=True)


def _hash_of(start: int, end: int, node: Node) -> Hash:
    width = end - start
    if width & (width - 1) == 0 and start % width == 0:
        return node(width.bit_length() - 1, start // width)
    middle = start + _largest_power_below(width)
    return hash_pair(_hash_of(start, middle, node), _hash_of(middle, end, node))


def _path(index: int, start: int, end: int, node: Node) -> list[Hash]:
    if end - start == 1:
        return []
    middle = start + _largest_power_below(end - start)
    if index < middle:
        return [*_path(index, start, middle, node), _hash_of(middle, end, node)]
    return [*_path(index, middle, end, node), _hash_of(start, middle, node)]


def _subproof(old: int, start: int, end: int, node: Node, *, is_known: bool) -> list[Hash]:
    """`is_known`: whether the whole of the old tree is the left of what is looked at, so that its hash is known."""
    if old == end:
        return [] if is_known else [_hash_of(start, end, node)]
    middle = start + _largest_power_below(end - start)
    if old <= middle:
        return [*_subproof(old, start, middle, node, is_known=is_known), _hash_of(middle, end, node)]
    return [*_subproof(old, middle, end, node, is_known=False), _hash_of(start, middle, node)]


def _largest_power_below(width: int) -> int:
    """The largest power of two smaller than `width` > 1."""
    return 1 << ((width - 1).bit_length() - 1)


def is_included(leaf: Hash, index: int, size: int, path: Sequence[Hash], root: Hash) -> bool:
    """Whether the path leads from the leaf at `index` to the root of the tree of `size` leaves (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, whole = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if here % 2 or here == last:
            whole = hash_pair(sibling, whole)
            while not here % 2 and here:
                here, last = here // 2, last // 2
        else:
            whole = hash_pair(whole, sibling)
        here, last = here // 2, last // 2
    return last == 0 and whole == root
