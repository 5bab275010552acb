"""What a witness is started with: its name, its key, the log's key, where to begin. Each raises click.UsageError."""

import secrets
from pathlib import Path
from typing import Final

import click

from prakerja.publog.signed_note import NotAKeyText, NotANote, NoteKey, split_note

_SECRET_BYTES: Final = 32


def checked_name(name: str) -> str:
    if not name.isprintable() or any(sign.isspace() or sign == "+" for sign in name):
        raise click.UsageError("--name: no spaces and no plus signs")
    return name


def secret_in(path: Path) -> bytes:
    """The file's, which is made where there is none, for its owner alone to read."""
    try:
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(f"{secrets.token_hex(_SECRET_BYTES)}\n")
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (ValueError, OSError):
        secret = b""
    if len(secret) != _SECRET_BYTES:
        raise click.UsageError(f"--key-file: {path} does not hold {_SECRET_BYTES * 2} hex digits")
    return secret


def log_key_in(text: str | None) -> NoteKey | None:
    try:
        return NoteKey.read(text) if text else None
    except NotAKeyText as error:
        raise click.UsageError(f"--log-key: {error}") from None


def note_in(begin: Path) -> str:
    """A checkpoint that the log must have grown from; draws that began before it are not judged."""
    try:
        note = begin.read_text(encoding="utf-8")
        split_note(note)
    except (OSError, UnicodeDecodeError, NotANote):
        raise click.UsageError(f"--begin: {begin} holds no checkpoint") from None
    return note
