"""A checkpoint's time stamp (RFC 3161): an authority outside vouches for when the log was so long, and read so."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.models import Stamp
from prakerja.publog.read_log import newest_checkpoint
from prakerja.publog.signed_note import split_note


def checkpoint_to_stamp() -> str | None:
    """The newest one's note, unless it has its stamp. Older ones need none: what they are over, it is over too."""
    newest = newest_checkpoint()
    if newest is None or Stamp.objects.filter(pk=newest.size).exists():
        return None
    return newest.note


def keep_stamp(note: str, *, reply: bytes, at: datetime, by: Actor) -> None:
    """The stamp stands beside its checkpoint, for good; a second one for the same is passed over."""
    require(Permission.GROW_LOG, by=by)
    size = TreeHead.read(split_note(note)[0]).size
    Stamp.objects.bulk_create([Stamp(size=size, note=note, reply=reply, stamped_at=at)], ignore_conflicts=True)
