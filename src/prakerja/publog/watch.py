"""Whether a log has only grown since a checkpoint that somebody kept. Trusts nothing that the log says. Pure."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from prakerja.publog.checkpoint_text import NotACheckpoint, TreeHead
from prakerja.publog.frontier import Frontier, frontier_before_last
from prakerja.publog.key_changes import with_key_of
from prakerja.publog.merkle import Hash, hash_leaf, is_included
from prakerja.publog.signed_note import NotANote, NoteKey, signer_of, split_note


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
    """`read`: entries that were read and hashed this time. `key`: the one that was asked for, or the newest that took
    over from it and signed.
    """

    note: str
    head: TreeHead
    read: int
    key: NoteKey


def watch(source: LogSource, *, key: NoteKey, kept: TreeHead | None) -> Watched:
    """The log's newest checkpoint, after reading all that came after `kept`, or everything without one.

    True then: it is signed by `key` or by one that took over from it; the entries that were read are those under its
    root; the log begins with the one of `kept`. Raises NotTheLog, and what the source raises.
    """
    note = source.checkpoint()
    head = head_of(note)
    if kept is not None:
        _require_no_shorter(head, kept, "kept")
    tree = _tree_of(source, kept, "kept")
    begin = tree.size
    keys: Sequence[NoteKey] = [key]
    for line in _lines(source, begin, head.size):
        tree.add(hash_leaf(line))
        keys = with_key_of(_read(line, tree.size - 1), keys)
    _require_reaches(tree, head)
    signer = signer_of(note, keys) or signer_of(note, _all_keys(source, key, head.size))
    if signer is None:
        raise NotTheLog("its checkpoint is not signed by the key that was asked for, nor by one that took over from it")
    return Watched(note, head, tree.size - begin, signer)


def require_beginning(source: LogSource, *, earlier: TreeHead, head: TreeHead) -> None:
    """The log that was looked at as `head` begins with the one of `earlier`, a checkpoint that was stamped.

    Raises NotTheLog, and what the source raises.
    """
    _require_no_shorter(head, earlier, "stamped")
    tree = _tree_of(source, earlier, "stamped")
    for line in _lines(source, tree.size, head.size):
        tree.add(hash_leaf(line))
    _require_reaches(tree, head)


def head_of(note: str) -> TreeHead:
    """Raises NotTheLog."""
    try:
        return TreeHead.read(split_note(note)[0])
    except (NotANote, NotACheckpoint) as error:
        raise NotTheLog(f"its checkpoint cannot be read: {error}") from None


def _require_no_shorter(head: TreeHead, kept: TreeHead, which: str) -> None:
    """`which`: kept or stamped."""
    if head.origin != kept.origin:
        raise NotTheLog(f"it is called {head.origin}; the checkpoint that was {which} is of {kept.origin}")
    if head.size < kept.size:
        raise NotTheLog(f"it has {head.size} entries, and had {kept.size} when the checkpoint was {which}")
    if head.size == kept.size and head.root != kept.root:
        raise _begins_otherwise(kept.size, which)


def _require_reaches(tree: Frontier, head: TreeHead) -> None:
    if (tree.size, tree.root()) != (head.size, head.root):
        raise NotTheLog(f"its {tree.size} entries are not those of the checkpoint over {head.size}")


def _tree_of(source: LogSource, kept: TreeHead | None, which: str) -> Frontier:
    """The tree of the kept checkpoint but for its last entry, which is read once more with what follows."""
    if kept is None or kept.size == 0:
        return Frontier()
    last = kept.size - 1
    path = source.inclusion(last, kept.size)
    lines = list(source.lines(last, last))
    if len(lines) != 1 or not is_included(hash_leaf(lines[0]), last, kept.size, path, kept.root):
        raise _begins_otherwise(kept.size, which)
    return frontier_before_last(kept.size, path)


def _begins_otherwise(size: int, which: str) -> NotTheLog:
    return NotTheLog(f"its first {size} entries are no longer those of the checkpoint that was {which}")


def _lines(source: LogSource, begin: int, size: int) -> Iterator[bytes]:
    return source.lines(begin, size - 1) if size > begin else iter(())


def _read(line: bytes, number: int) -> dict[str, object]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        entry = None
    if not isinstance(entry, dict):
        raise NotTheLog(f"entry {number} is not one JSON object")
    return entry


def _all_keys(source: LogSource, key: NoteKey, size: int) -> Sequence[NoteKey]:
    """Those that took over from it, before the kept checkpoint as well: each is proven by the signature of another."""
    keys: Sequence[NoteKey] = [key]
    for number, line in enumerate(_lines(source, 0, size)):
        keys = with_key_of(_read(line, number), keys)
    return keys
