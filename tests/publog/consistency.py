"""What a witness does with a proof that a log only grew (RFC 9162, 2.1.4.2), written from the RFC."""

from collections.abc import Sequence

from prakerja.publog.merkle import EMPTY, Hash, hash_pair


def is_consistent(old: int, new: int, path: Sequence[Hash], old_root: Hash, new_root: Hash) -> bool:
    """Whether the tree of `new` leaves begins with the one of `old` leaves (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new:
        return False
    if old in (0, new):
        return not path and (old_root == EMPTY if old == 0 else old_root == new_root)
    proof = list(path)
    if old & (old - 1) == 0:
        proof = [old_root, *proof]
    return bool(proof) and _both_roots(old - 1, new - 1, proof) == (old_root, new_root)


def _both_roots(here: int, last: int, proof: list[Hash]) -> tuple[Hash, Hash] | None:
    while here % 2:
        here, last = here // 2, last // 2
    old_whole = new_whole = proof[0]
    for sibling in proof[1:]:
        if last == 0:
            return None
        if here % 2 or here == last:
            old_whole, new_whole = hash_pair(sibling, old_whole), hash_pair(sibling, new_whole)
            while not here % 2 and here:
                here, last = here // 2, last // 2
        else:
            new_whole = hash_pair(new_whole, sibling)
        here, last = here // 2, last // 2
    return (old_whole, new_whole) if last == 0 else None
