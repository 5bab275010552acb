"""The log in our own database, recomputed: does it still say what was signed, and what somebody kept?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from prakerja.publog.checkpoint_text import NotACheckpoint, TreeHead
from prakerja.publog.frontier import Frontier
from prakerja.publog.kept_tree import NodeMissing, compute
from prakerja.publog.key_changes import KEY_ENTRY, with_key_of
from prakerja.publog.keys import log_keys
from prakerja.publog.merkle import hash_leaf, root_of
from prakerja.publog.models import Checkpoint, Entry, Stamp, Submission
from prakerja.publog.read_log import entries_of_kind, newest_checkpoint
from prakerja.publog.signed_note import NotAKeyText, NotANote, NoteKey, signer_of, split_note

_PIECE: Final = 10_000
#: The worker gives everything its place within a minute; what lacks one after an hour, somebody keeps out.
_IN_LOG_WITHIN: Final = timedelta(hours=1)


def faults_of_log(kept: TreeHead | None, *, now: datetime) -> list[str]:
    """What does not hold, each as a sentence; none when the log has only grown. `kept`: what somebody outside kept."""
    notes = list(Checkpoint.objects.order_by("size").values_list("note", flat=True))
    try:
        signed = [_head_of(note) for note in notes]
        stamped = {head.size: head for head in map(_head_of, _stamped_notes())}
    except (NotANote, NotACheckpoint) as error:
        return [f"a checkpoint of the public log cannot be read: {error}"]
    return [*_of_tree(signed, stamped, kept), *_of_keys(notes), *_of_stamps(), *_of_places(now)]


def _head_of(note: str) -> TreeHead:
    return TreeHead.read(split_note(note)[0])


def _stamped_notes() -> Iterator[str]:
    return Stamp.objects.order_by("size").values_list("note", flat=True).iterator()


def _of_tree(signed: Sequence[TreeHead], stamped: Mapping[int, TreeHead], kept: TreeHead | None) -> list[str]:
    heads = {head.size: head for head in signed}
    tree, faults = Frontier(), _differs(Frontier(), heads.get(0), "the checkpoint signed")
    for index, line in _entries():
        if index != tree.size:
            return [*faults, f"entry {tree.size} of the public log is missing"]
        tree.add(hash_leaf(line.encode()))
        faults += _differs(tree, heads.get(tree.size), "the checkpoint signed")
        faults += _differs(tree, stamped.get(tree.size), "the checkpoint that was stamped")
        faults += _differs(tree, kept, "the checkpoint that was kept")
    last = signed[-1].size if signed else 0
    if last > tree.size:
        faults.append(f"{_longer(last, tree.size)} when it was signed")
    # Entries and their checkpoint are saved together, those too that came while these were read.
    newest = newest_checkpoint()
    if tree.size > (newest.size if newest else 0):
        faults.append(f"the public log has {tree.size} entries, and its newest checkpoint is over fewer")
    if (longest := max(stamped, default=0)) > tree.size:
        faults.append(f"{_longer(longest, tree.size)} when its checkpoint was stamped")
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


def _of_keys(notes: Sequence[str]) -> Iterator[str]:
    """Every checkpoint is signed by a key that the log says is its own; ours, where we have one, is one of those."""
    keys: Sequence[NoteKey] = ()
    try:
        for entry in entries_of_kind(KEY_ENTRY):
            keys = with_key_of(entry, keys) if keys else [NoteKey.read(str(entry.get("key")))]
    except NotAKeyText as error:
        yield f"the public log's own key cannot be read: {error}"
    ours = set(log_keys())
    if notes and ours and not set(keys) & ours:
        yield "the public log does not know the key that it is signed by here"
    if unsigned := [note for note in notes if signer_of(note, keys) is None]:
        yield f"{len(unsigned)} checkpoints of the public log are not signed by its key"


def _of_stamps() -> Iterator[str]:
    """Each is over its checkpoint. What it is worth is for whoever trusts the authority."""
    stamps = Stamp.objects.values_list("note", "reply").iterator()
    if others := sum(sha256(note.encode()).digest() not in bytes(reply) for note, reply in stamps):
        yield f"{others} time stamps of the public log are not over its checkpoints"


def _of_places(now: datetime) -> Iterator[str]:
    late = Submission.objects.filter(entry=None, submitted_at__lte=now - _IN_LOG_WITHIN).order_by("pk")
    if names := list(late.values_list("once_key", flat=True)[:1]):
        yield f"{late.count()} things that were handed in have no place in the public log, the first is {names[0]}"


def _faults_of_nodes(tree: Frontier) -> list[str]:
    """The hashes that proofs are made of are those of the entries."""
    try:
        root = compute(lambda node: root_of(tree.size, node))
    except NodeMissing as error:
        return [f"the public log's tree is cut: {error}"]
    return [] if root == tree.root() else ["the public log's tree is not that of its entries"]
