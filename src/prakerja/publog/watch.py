"""Whether a log has only grown since a checkpoint that somebody kept. Trusts nothing that the log says. Pure."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from prakerja.publog.checkpoint_text import NotACheckpoint, TreeHead
from prakerja.publog.frontier import Frontier, frontier_before_last
from prakerja.publog.key_changes import key_that_took_over
from prakerja.publog.merkle import Hash, hash_leaf, is_included
from prakerja.publog.signed_note import NotANote, NoteKey, open_note, split_note


class NotTheLog(Exception):
    """What the log shows does not hold: it was rewritten or cut since, or is not what was signed. Says what."""


class LogSource(Protocol):
    """A log, wherever it is read from."""

    def checkpoint(self) -> str: ...

    def lines(self, start: int, end: int) -> Iterator[bytes]:
        """The entries from `start` to `end`, both included, without their newlines."""

    def inclusion(self, index: int, size: int) -> Sequence[Hash]: ...


@dataclass(frozen=True)
class Watched:
    """`read`: entries that were read and hashed this time. `keys`: those that the checkpoint may be signed by."""

    note: str
    head: TreeHead
    read: int
    keys: frozenset[NoteKey]


def watch(source: LogSource, *, key: NoteKey, kept: TreeHead | None) -> Watched:
    """The log's newest checkpoint, after reading all that came after `kept`, or everything without one.

    True then: it is signed by `key` or by one that took over from it; the entries that were read are those under its
    root; the log begins with the one of `kept`. Raises NotTheLog, and what the source raises.
    """
    note = source.checkpoint()
    head = _head_of(note)
    _require_no_shorter(head, kept)
    tree = _tree_of(source, kept)
    begin = tree.size
    keys = frozenset({key})
    for line in source.lines(begin, head.size - 1) if head.size > begin else ():
        tree.add(hash_leaf(line))
        keys |= {newer for newer in [key_that_took_over(_read(line, tree.size), trusted=keys)] if newer}
    if (tree.size, tree.root()) != (head.size, head.root):
        raise NotTheLog(f"its {tree.size} entries are not those of the checkpoint over {head.size}")
    _require_signed(note, keys)
    return Watched(note, head, tree.size - begin, keys)


def _head_of(note: str) -> TreeHead:
    try:
        return TreeHead.read(split_note(note)[0])
    except (NotANote, NotACheckpoint) as error:
        raise NotTheLog(f"its checkpoint cannot be read: {error}") from None


def _require_no_shorter(head: TreeHead, kept: TreeHead | None) -> None:
    if kept is None:
        return
    if head.origin != kept.origin:
        raise NotTheLog(f"it is called {head.origin}; the checkpoint that was kept is of {kept.origin}")
    if head.size < kept.size:
        raise NotTheLog(f"it has {head.size} entries, and had {kept.size} when the checkpoint was kept")


def _tree_of(source: LogSource, kept: TreeHead | None) -> Frontier:
    """The tree of the kept checkpoint but for its last entry, which is read once more with what follows."""
    if kept is None or kept.size == 0:
        return Frontier()
    last = kept.size - 1
    path = source.inclusion(last, kept.size)
    lines = list(source.lines(last, last))
    if len(lines) != 1 or not is_included(hash_leaf(lines[0]), last, kept.size, path, kept.root):
        raise NotTheLog(f"its first {kept.size} entries are no longer those of the checkpoint that was kept")
    return frontier_before_last(kept.size, path)


def _read(line: bytes, number: int) -> dict[str, object]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        entry = None
    if not isinstance(entry, dict):
        raise NotTheLog(f"entry {number - 1} is not one JSON object")
    return entry


def _require_signed(note: str, keys: frozenset[NoteKey]) -> None:
    for key in keys:
        try:
            open_note(note, key=key)
        except NotANote:
            continue
        return
    raise NotTheLog("its checkpoint is not signed by the key that was asked for, nor by one that took over from it")
