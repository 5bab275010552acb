"""Whether our tree is at least the one that each witness vouched for: an old backup would sign another history."""

from collections.abc import Iterator, Mapping

from prakerja.publog.checkpoint_text import NotACheckpoint, TreeHead
from prakerja.publog.cosignature import WitnessKey, cosigned_at
from prakerja.publog.grow_log import size_of_log
from prakerja.publog.kept_tree import NodeMissing, compute
from prakerja.publog.merkle import root_of
from prakerja.publog.signed_note import NotANote, split_note


def faults_of_witnessed(notes: Mapping[WitnessKey, str]) -> list[str]:
    """What does not hold, a sentence each. `notes`: by witness, the newest that it publishes with its line."""
    return [fault for key, note in notes.items() for fault in _faults(key, note)]


def _faults(key: WitnessKey, note: str) -> Iterator[str]:
    head = _head_in(key, note)
    size = size_of_log()
    if head is None:
        yield f"what the witness {key.name} publishes bears no line by its key"
    elif head.size > size:
        yield f"the public log has {size} entries, and the witness {key.name} saw {head.size}"
    elif not _is_ours(head):
        yield f"the first {head.size} entries of the public log are not those that the witness {key.name} saw"


def _head_in(key: WitnessKey, note: str) -> TreeHead | None:
    """What is signed by nobody says nothing."""
    try:
        return TreeHead.read(split_note(note)[0]) if cosigned_at(note, key=key) is not None else None
    except (NotANote, NotACheckpoint):
        return None


def _is_ours(head: TreeHead) -> bool:
    try:
        return compute(lambda node: root_of(head.size, node)) == head.root
    except NodeMissing:
        return False
