"""The tree and its proofs, against the definition of RFC 6962 written down once more, and against known vectors."""

from hashlib import sha256
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.publog.frontier import Frontier, frontier_before_last
from prakerja.publog.merkle import (
    EMPTY,
    Hash,
    Node,
    Place,
    hash_leaf,
    is_included,
    nodes_ended_by,
    prove_consistency,
    prove_inclusion,
    root_of,
)
from tests.publog.consistency import is_consistent

#: The leaves and roots that implementations of certificate transparency are tried with.
LEAVES: Final = [
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS: Final = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

lines = st.lists(st.binary(max_size=12), max_size=70)


def defined_root(leaves: list[bytes]) -> Hash:
    """MTH of RFC 6962, 2.1, as it is written there."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\x01" + defined_root(leaves[:half]) + defined_root(leaves[half:])).digest()


def tree_of(leaves: list[bytes]) -> Node:
    nodes: dict[Place, Hash] = {}

    def node(level: int, position: int) -> Hash:
        return nodes[level, position]

    for index, leaf in enumerate(leaves):
        nodes |= nodes_ended_by(index, hash_leaf(leaf), node)
    return node


@pytest.mark.parametrize("size", range(1, 9))
def test_the_known_trees_have_the_known_roots(size: int) -> None:
    assert root_of(size, tree_of(LEAVES)).hex() == ROOTS[size - 1]


def test_a_tree_without_leaves_has_the_hash_of_nothing() -> None:
    assert root_of(0, tree_of([])) == EMPTY == Frontier().root() == sha256(b"").digest()


@given(lines)
def test_the_root_is_the_one_that_the_rfc_defines(leaves: list[bytes]) -> None:
    tree = Frontier()
    for leaf in leaves:
        tree.add(hash_leaf(leaf))
    assert root_of(len(leaves), tree_of(leaves)) == tree.root() == defined_root(leaves)


@given(lines.filter(bool), st.data())
def test_every_leaf_can_be_proven_in_every_tree_that_holds_it(leaves: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(leaves)))
    index = data.draw(st.integers(0, size - 1))
    path = prove_inclusion(index, size, tree_of(leaves))
    assert is_included(hash_leaf(leaves[index]), index, size, path, defined_root(leaves[:size]))


@given(lines.filter(bool), st.data())
def test_a_proof_serves_no_other_leaf_place_size_or_root(leaves: list[bytes], data: st.DataObject) -> None:
    distinct = [bytes([number]) + leaf for number, leaf in enumerate(leaves)]
    size, root = len(distinct), defined_root(distinct)
    index = data.draw(st.integers(0, size - 1))
    path = prove_inclusion(index, size, tree_of(distinct))
    leaf = hash_leaf(distinct[index])
    assert not is_included(hash_leaf(b"another"), index, size, path, root)
    assert not is_included(leaf, index, size, path, hash_leaf(b"another"))
    assert not is_included(leaf, index, size, [*path, root], root)
    assert not any(is_included(leaf, other, size, path, root) for other in (-1, size, *range(size)) if other != index)
    for place in range(len(path)):
        assert not is_included(leaf, index, size, path[:place] + path[place + 1 :], root)
        assert not is_included(leaf, index, size, [*path[:place], root, *path[place + 1 :]], root)


@given(lines, st.data())
def test_a_tree_that_only_grew_can_be_proven_to_have(leaves: list[bytes], data: st.DataObject) -> None:
    new = data.draw(st.integers(0, len(leaves)))
    old = data.draw(st.integers(0, new))
    path = prove_consistency(old, new, tree_of(leaves)) if old else []
    assert is_consistent(old, new, path, defined_root(leaves[:old]), defined_root(leaves[:new]))


@given(lines.filter(lambda leaves: len(leaves) > 1), st.data())
def test_a_tree_whose_past_was_rewritten_cannot(leaves: list[bytes], data: st.DataObject) -> None:
    new = len(leaves)
    old = data.draw(st.integers(1, new))
    place = data.draw(st.integers(0, old - 1))
    rewritten = [*leaves[:place], leaves[place] + b"!", *leaves[place + 1 :]]
    path = prove_consistency(old, new, tree_of(rewritten))
    assert not is_consistent(old, new, path, defined_root(leaves[:old]), defined_root(rewritten))


@given(lines.filter(lambda leaves: len(leaves) > 2), st.data())
def test_a_proof_of_growth_that_lacks_or_has_too_much_proves_nothing(leaves: list[bytes], data: st.DataObject) -> None:
    new = len(leaves)
    old = data.draw(st.integers(1, new - 1))
    path = prove_consistency(old, new, tree_of(leaves))
    roots = (defined_root(leaves[:old]), defined_root(leaves))
    assert not is_consistent(old, new, path[:-1], *roots)
    assert not is_consistent(old, new, [*path, roots[0]], *roots)
    assert not is_consistent(new + 1, new, path, *roots)
    assert not is_consistent(-1, new, path, *roots)


@pytest.mark.parametrize(("old", "new"), [(0, 0), (0, 5), (5, 5)])
def test_nothing_needs_no_proof_and_takes_none(old: int, new: int) -> None:
    roots = (defined_root(LEAVES[:old]), defined_root(LEAVES[:new]))
    assert is_consistent(old, new, [], *roots)
    assert not is_consistent(old, new, [roots[0]], *roots)
    assert not is_consistent(old, new, [], hash_leaf(b"another"), roots[1])


@given(lines.filter(bool))
def test_the_proof_of_the_last_leaf_tells_all_that_is_needed_to_go_on(leaves: list[bytes]) -> None:
    size = len(leaves)
    tree = frontier_before_last(size, prove_inclusion(size - 1, size, tree_of(leaves)))
    assert (tree.size, tree.root()) == (size - 1, defined_root(leaves[:-1]))
    tree.add(hash_leaf(leaves[-1]))
    assert tree.root() == defined_root(leaves)


def test_a_leaf_cannot_pass_for_a_pair_of_leaves() -> None:
    pair = sha256(b"\x00a").digest() + sha256(b"\x00b").digest()
    assert defined_root([pair]) != defined_root([b"a", b"b"])
