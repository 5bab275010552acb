"""The log in our own database, recomputed: does it still say what was signed, and what somebody kept?"""

from collections.abc import Iterator
from typing import Final

from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.frontier import Frontier
from prakerja.publog.kept_tree import NodeMissing, compute
from prakerja.publog.merkle import hash_leaf, root_of
from prakerja.publog.models import Checkpoint, Entry
from prakerja.publog.signed_note import split_note

_PIECE: Final = 10_000


def faults_of_log(kept: TreeHead | None) -> list[str]:
    """What does not hold, each as a sentence; none when the log has only grown. `kept`: what somebody outside kept."""
    signed = [TreeHead.read(split_note(row.note)[0]) for row in Checkpoint.objects.order_by("size")]
    heads = {head.size: head for head in signed}
    tree, faults = Frontier(), _differs(Frontier(), heads.get(0), "the checkpoint signed")
    for index, line in _entries():
        if index != tree.size:
            return [*faults, f"entry {tree.size} of the public log is missing"]
        tree.add(hash_leaf(line.encode()))
        faults += _differs(tree, heads.get(tree.size), "the checkpoint signed")
        faults += _differs(tree, kept, "the checkpoint that was kept")
    faults += [f"{_longer(head.size, tree.size)} when it was signed" for head in signed[-1:] if head.size > tree.size]
    if kept and kept.size > tree.size:
        faults.append(f"{_longer(kept.size, tree.size)} when its checkpoint was kept")
    return faults or _faults_of_nodes(tree)


def _entries() -> Iterator[tuple[int, str]]:
    rows = Entry.objects.order_by("index").values_list("index", "submission__line")
    return rows.iterator(chunk_size=_PIECE)


def _differs(tree: Frontier, head: TreeHead | None, what: str) -> list[str]:
    if head is None or head.size != tree.size or head.root == tree.root():
        return []
    return [f"the first {tree.size} entries of the public log are not those of {what}"]


def _longer(before: int, now: int) -> str:
    return f"the public log has {now} entries, and had {before}"


def _faults_of_nodes(tree: Frontier) -> list[str]:
    """The hashes that proofs are made of are those of the entries."""
    try:
        root = compute(lambda node: root_of(tree.size, node))
    except NodeMissing as error:
        return [f"the public log's tree is cut: {error}"]
    return [] if root == tree.root() else ["the public log's tree is not that of its entries"]
