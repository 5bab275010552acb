"""The file in which somebody keeps a log's checkpoint: the signed note as the log gave it out."""

from hashlib import sha256
from pathlib import Path

import click

from prakerja.publog.checkpoint_text import NotACheckpoint, TreeHead
from prakerja.publog.signed_note import NotANote, split_note


def read_kept(path: Path) -> TreeHead:
    """What the file holds. Raises click.UsageError: a damaged file must not pass for no file."""
    try:
        return TreeHead.read(split_note(path.read_text(encoding="utf-8"))[0])
    except (NotANote, NotACheckpoint, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path} holds no checkpoint: {error}") from None
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}") from None


def keep(path: Path, note: str) -> None:
    """The file holds the note, or what it held before: never half of one. Raises click.UsageError."""
    beside = path.with_name(f"{path.name}.new")
    try:
        beside.write_text(note, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}") from None


def keep_refused(path: Path, note: str) -> str:
    """What the log showed in its stead stands beside the kept one: two notes under one key that contradict each other
    are a proof, and one is none. Each in a file of its own. A sentence about that; none where there was no note.
    """
    if not note:
        return ""
    beside = path.with_name(f"{path.name}.refused-{sha256(note.encode()).hexdigest()[:12]}")
    keep(beside, note)
    return f" What it showed is kept in {beside}."
