"""A log of a few entries, as a bundle shows it, for `prakerja bench draw`."""

from prakerja.draw.engine.proof import papers as p
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.frontier import Frontier
from prakerja.publog.merkle import hash_leaf, hash_pair, prove_inclusion
from prakerja.publog.signed_note import sign_note


def log_of(lines: list[str], *, name: str, secret: bytes) -> p.LogPaper:
    """One checkpoint over all of them."""
    tree, leaves = Frontier(), [hash_leaf(line.encode()) for line in lines]
    for leaf in leaves:
        tree.add(leaf)
    note = sign_note(str(TreeHead(name, tree.size, tree.root())), name=name, secrets=[secret])

    def node(level: int, position: int) -> bytes:
        if level == 0:
            return leaves[position]
        return hash_pair(node(level - 1, 2 * position), node(level - 1, 2 * position + 1))

    paths = [[one.hex() for one in prove_inclusion(index, tree.size, node)] for index in range(tree.size)]
    entries = [
        p.LogLine(index=index, line=line, proofs=[p.Inclusion(checkpoint=0, path=path)])
        for index, (line, path) in enumerate(zip(lines, paths, strict=True))
    ]
    return p.LogPaper(checkpoints=[note], entries=entries)
