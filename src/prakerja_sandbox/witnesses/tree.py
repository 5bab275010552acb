"""The tree of RFC 6962 over the entries that a witness has read, and proofs that a log has only grown."""

import hashlib
from collections.abc import Sequence


def leaf_of(line: bytes) -> bytes:
    """The hash under which an entry stands in the tree."""
    return hashlib.sha256(b"\0" + line).digest()


def root_over(leaves: Sequence[bytes]) -> bytes:
    """MTH of section 2.1: pairs are folded level by level, and a lone node moves up as it is."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = list(leaves)
    while len(level) > 1:
        folded = [_pair(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = folded + level[len(folded) * 2 :]
    return level[0]


def has_only_grown(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof leads from the old root to both (section 2.1.2)."""
    if old == 0:
        return not proof
    if old == new:
        return not proof and old_root == new_root
    steps = list(proof)
    try:
        found = _rebuilt(old, new, steps, old_root, is_whole=True)
    except IndexError:
        return False
    return not steps and found == (old_root, new_root)


def _rebuilt(old: int, new: int, steps: list[bytes], old_root: bytes, *, is_whole: bool) -> tuple[bytes, bytes]:
    """SUBPROOF read backwards: the roots of the old and the new part, of which the proof's end tells."""
    if old == new:
        same = old_root if is_whole else steps.pop(0)
        return same, same
    split = 1 << (new - 1).bit_length() - 1
    if old <= split:
        before, after = _rebuilt(old, split, steps, old_root, is_whole=is_whole)
        return before, _pair(after, steps.pop(0))
    before, after = _rebuilt(old - split, new - split, steps, old_root, is_whole=False)
    left = steps.pop(0)
    return _pair(left, before), _pair(left, after)


def _pair(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()
