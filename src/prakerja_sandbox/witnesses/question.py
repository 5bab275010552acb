"""What add-checkpoint brings: the old size, a proof, an empty line, the checkpoint."""

import base64
import binascii
from dataclasses import dataclass
from typing import Final

from prakerja_sandbox.witnesses.notes import Head, NotANote, Note, head_of, read_note

_MOST_STEPS: Final = 63


@dataclass(frozen=True, slots=True)
class Question:
    """An add-checkpoint that could be read."""

    old: int
    proof: tuple[bytes, ...]
    whole: str
    note: Note
    head: Head


def read_question(body: bytes) -> Question:
    """Raises NotANote."""
    try:
        above, empty, whole = body.decode().partition("\n\n")
    except UnicodeDecodeError:
        raise NotANote("it is no text") from None
    first, *steps = above.split("\n")
    old = first.removeprefix("old ")
    if not empty or first == old or not old.isdecimal() or old != str(int(old)) or len(steps) > _MOST_STEPS:
        raise NotANote("it begins with the old size, a proof and an empty line")
    note = read_note(whole)
    try:
        proof = tuple(base64.b64decode(step, validate=True) for step in steps)
    except (binascii.Error, ValueError):
        raise NotANote("a hash of the proof is no base64") from None
    return Question(int(old), proof, whole, note, head_of(note.text))
