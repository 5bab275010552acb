"""The tree in blocks is RFC 6962's tree over all leaves."""

import hashlib

import pytest

from prakerja.draw.joiners import tree
from prakerja.draw.joiners.leaf import JoinerRow, leaf_of, nonce_of
from prakerja.draw.joiners.tree import BLOCK, hashes_in, path_to, root_over
from prakerja.publog.frontier import Frontier
from prakerja.publog.merkle import EMPTY, Hash, is_included


def leaves(count: int) -> list[Hash]:
    return [hashlib.sha256(b"%d" % number).digest() for number in range(count)]


def in_blocks(hashes: list[Hash], size: int) -> list[list[Hash]]:
    return [hashes[at : at + size] for at in range(0, len(hashes), size)]


def test_the_root_of_nobody_is_that_of_the_empty_tree() -> None:
    assert root_over([]) == EMPTY


@pytest.mark.parametrize("block", [1, 2, 4, 8])
def test_root_and_every_path_are_those_of_the_whole_tree(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "BLOCK", block)
    whole = Frontier()
    for count, leaf in enumerate(leaves(35), start=1):
        whole.add(leaf)
        hashes = leaves(count)
        blocks = in_blocks(hashes, block)
        roots = [root_over(one) for one in blocks]
        assert root_over(roots) == whole.root(), count
        for place in range(count):
            path = path_to(place, blocks[place // block], roots)
            assert is_included(hashes[place], place, count, path, whole.root())


def test_a_block_of_the_house_holds_a_power_of_two() -> None:
    assert BLOCK & (BLOCK - 1) == 0
    assert hashes_in(b"".join(leaves(3))) == leaves(3)


def test_a_leaf_is_the_hash_of_the_text_that_the_rules_name() -> None:
    row = JoinerRow("12-A", "3273000000000000", "3273000000000001", "3273", "disabilitas;phk", 2)
    text = b"prakerja-joiner-2:gelombang-12:12-A:3273000000000000:3273000000000001:3273:disabilitas;phk:2:00ff"
    assert leaf_of("gelombang-12", row, "00ff") == hashlib.sha256(text).digest()


def test_a_nonce_is_the_hmac_of_the_receipt() -> None:
    """RFC 4231, case 2."""
    assert nonce_of(b"Jefe", "what do ya want for nothing?").startswith("5bdcc146bf60754e6a042426089575c7")
