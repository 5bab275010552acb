"""A witness hands in its cosigned checkpoint: its line is kept for good, and shown below ours."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.publog.checkpoint_text import NotACheckpoint, TreeHead
from prakerja.publog.cosignature import cosigned_at, line_by
from prakerja.publog.models import Checkpoint, Cosignature
from prakerja.publog.signed_note import split_note
from prakerja.publog.witnesses import pinned_witnesses

#: A time beyond it is no moment that a row can hold.
_LAST_SECOND: Final = 32_503_680_000


class NotOurs(Exception):
    """It is no checkpoint that this log has signed."""


class NoWitness(Exception):
    """None of its lines is a good one by a witness that this log knows."""


def keep_cosignatures(note: str, *, by: Actor, now: datetime) -> int:
    """How many good lines by pinned witnesses it has; each stands beside its checkpoint, the first one of a witness for
    good. Twice is once. Raises NotANote, NotOurs, NoWitness.
    """
    require(Permission.KEEP_COSIGNATURES, by=by)
    text, _ = split_note(note)
    size = _size_of_ours(text)
    found = list(_found(note, size, now))
    if not found:
        raise NoWitness
    Cosignature.objects.bulk_create(found, ignore_conflicts=True)
    return len(found)


def _size_of_ours(text: str) -> int:
    try:
        size = TreeHead.read(text).size
    except NotACheckpoint as error:
        raise NotOurs from error
    ours = Checkpoint.objects.filter(pk=size).first() if size < 2**63 else None
    if ours is None or split_note(ours.note)[0] != text:
        raise NotOurs
    return size


def _found(note: str, size: int, now: datetime) -> Iterator[Cosignature]:
    for key in pinned_witnesses():
        seconds = cosigned_at(note, key=key)
        if seconds is not None and seconds < _LAST_SECOND:
            at = datetime.fromtimestamp(seconds, UTC)
            line = line_by(note, key=key, at=seconds)
            yield Cosignature(size=size, witness=str(key), line=line, cosigned_at=at, received_at=now)
