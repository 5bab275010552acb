"""Whether our tree is at least the one that each witness vouched for: an old backup would sign another history."""

from collections.abc import Iterator, Mapping

from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.grow_log import size_of_log
from prakerja.publog.kept_tree import NodeMissing, compute
from prakerja.publog.merkle import root_of
from prakerja.publog.witnessed_head import witnessed_head


def faults_of_witnessed(notes: Mapping[WitnessKey, str]) -> list[str]:
    """What does not hold, a sentence each. `notes`: by witness, the newest that it publishes with its line."""
    return [fault for key, note in notes.items() for fault in _faults(key, note)]


def _faults(key: WitnessKey, note: str) -> Iterator[str]:
    head = witnessed_head(key, note)
    size = size_of_log()
    if head is None:
        yield f"what the witness {key.name} publishes bears no line by its key"
    elif head.size > size:
        yield f"the public log has {size} entries, and the witness {key.name} saw {head.size}"
    elif not _is_ours(head):
        yield f"the first {head.size} entries of the public log are not those that the witness {key.name} saw"


def _is_ours(head: TreeHead) -> bool:
    try:
        return compute(lambda node: root_of(head.size, node)) == head.root
    except NodeMissing:
        return False
