"""Signed notes (C2SP signed-note): a text, a blank line, and a line for each signature. Pure."""

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

#: The kind of key in C2SP's list.
_ED25519: Final = b"\x01"
_HINT_BYTES: Final = 4
_SIGNATURE_LINE: Final = re.compile(r"— (?P<name>[^\s+]+) (?P<signature>[A-Za-z0-9+/=]+)")
#: A note is a few hundred bytes; nobody makes us read a book.
LONGEST_NOTE: Final = 100_000


class NotANote(ValueError):
    """The text is no signed note, or none of its signatures is by the key that was asked for."""


class NotAKeyText(ValueError):
    """The text names no key: it should be `name+8 hex digits+base64`."""


@dataclass(frozen=True)
class NoteKey:
    """Whose signatures are looked for: a name, and an Ed25519 public key of 32 bytes."""

    name: str
    public_key: bytes

    @property
    def hint(self) -> bytes:
        named = self.name.encode() + b"\n" + _ED25519 + self.public_key
        return hashlib.sha256(named).digest()[:_HINT_BYTES]

    def __str__(self) -> str:
        return f"{self.name}+{self.hint.hex()}+{base64.b64encode(_ED25519 + self.public_key).decode()}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises NotAKeyText."""
        # Base64 has plus signs of its own.
        name, _, rest = text.strip().partition("+")
        hint, _, key = rest.partition("+")
        raw = _from_base64(key)
        if not name or raw is None or len(raw) != 33 or raw[:1] != _ED25519:
            raise NotAKeyText("a key is written name+8 hex digits+base64")
        found = cls(name, raw[1:])
        if found.hint.hex() != hint:
            raise NotAKeyText("the key's hex digits do not belong to its name and its key")
        return found


def public_key_of(name: str, secret: bytes) -> NoteKey:
    """`secret`: the 32 bytes of an Ed25519 private key."""
    return NoteKey(name, Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw())


def sign_note(text: str, *, name: str, secrets: Sequence[bytes]) -> str:
    """The text with a signature by each key. `text` ends with a newline."""
    if not text.endswith("\n"):
        raise NotANote("a note's text ends with a newline")
    return text + "\n" + "".join(_signature_line(text, name, secret) for secret in secrets)


def open_note(note: str, *, key: NoteKey) -> str:
    """The text that the key has signed; signatures by others are passed over. Raises NotANote."""
    text, signatures = split_note(note)
    boxes = (_from_base64(line["signature"]) for line in signatures if line["name"] == key.name)
    ours = [box[_HINT_BYTES:] for box in boxes if box is not None and box[:_HINT_BYTES] == key.hint]
    if not any(_is_signed(text, signature, key) for signature in ours):
        raise NotANote(f"it bears no good signature by {key.name}+{key.hint.hex()}")
    return text


def signer_of(note: str, keys: Sequence[NoteKey]) -> NoteKey | None:
    """The last of these keys by which the note is signed. None: it is not signed by any, or is no note."""
    for key in reversed(keys):
        try:
            open_note(note, key=key)
        except NotANote:
            continue
        return key
    return None


def split_note(note: str) -> tuple[str, list[re.Match[str]]]:
    """The text, and its signature lines as matches with `name` and `signature`. Raises NotANote."""
    text, blank, tail = note.rpartition("\n\n")
    lines = tail.split("\n")
    if len(note) > LONGEST_NOTE or not blank or lines.pop() != "":
        raise NotANote("it is cut short, or no signed note")
    # C2SP forbids the first; and what is shown to somebody must not move their cursor or turn their letters round.
    if not text.replace("\n", "").isprintable():
        raise NotANote("there are signs in it that cannot be printed")
    found = [match for match in map(_SIGNATURE_LINE.fullmatch, lines) if match]
    if not found or len(found) != len(lines):
        raise NotANote("a line below the text is no signature")
    return text + "\n", found


def _signature_line(text: str, name: str, secret: bytes) -> str:
    signature = Ed25519PrivateKey.from_private_bytes(secret).sign(text.encode())
    return f"— {name} {base64.b64encode(public_key_of(name, secret).hint + signature).decode()}\n"


def _is_signed(text: str, signature: bytes, key: NoteKey) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key.public_key).verify(signature, text.encode())
    except InvalidSignature:
        return False
    return True


def _from_base64(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
