"""What a witness vouches for in a note that it publishes. Pure."""

from prakerja.publog.checkpoint_text import NotACheckpoint, TreeHead
from prakerja.publog.cosignature import WitnessKey, cosigned_at
from prakerja.publog.signed_note import NotANote, split_note


def witnessed_head(key: WitnessKey, note: str) -> TreeHead | None:
    """None: what is signed by nobody says nothing."""
    try:
        return TreeHead.read(split_note(note)[0]) if cosigned_at(note, key=key) is not None else None
    except (NotANote, NotACheckpoint):
        return None
