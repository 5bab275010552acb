"""Cosignatures (C2SP tlog-cosignature, Ed25519): a witness vouches for a checkpoint and for the time. Pure.

What is signed is a header, the time and the checkpoint's whole text. So a witness's key signs cosignatures alone, and
another kind of key (0x04) stands in its name.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from prakerja.publog.signed_note import NotAKeyText, split_note

#: The kind of key in C2SP's list.
_COSIGNER: Final = b"\x04"
_HINT_BYTES: Final = 4
_TIME_BYTES: Final = 8
_WHOLE_BYTES: Final = _HINT_BYTES + _TIME_BYTES + 64


@dataclass(frozen=True)
class WitnessKey:
    """Who cosigns: a name, like `witness.example/w1`, and an Ed25519 public key of 32 bytes."""

    name: str
    public_key: bytes

    @property
    def hint(self) -> bytes:
        named = self.name.encode() + b"\n" + _COSIGNER + self.public_key
        return hashlib.sha256(named).digest()[:_HINT_BYTES]

    def __str__(self) -> str:
        return f"{self.name}+{self.hint.hex()}+{base64.b64encode(_COSIGNER + self.public_key).decode()}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises NotAKeyText."""
        name, _, rest = text.strip().partition("+")
        hint, _, key = rest.partition("+")
        raw = _from_base64(key)
        if not name or raw is None or len(raw) != 33 or raw[:1] != _COSIGNER:
            raise NotAKeyText("a witness's key is written name+8 hex digits+base64, and is of kind 4")
        found = cls(name, raw[1:])
        if found.hint.hex() != hint:
            raise NotAKeyText("the key's hex digits do not belong to its name and its key")
        return found

    @classmethod
    def of_secret(cls, name: str, secret: bytes) -> Self:
        """`secret`: the 32 bytes of an Ed25519 private key."""
        return cls(name, Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw())


def cosign(text: str, *, name: str, secret: bytes, at: int) -> str:
    """The line that goes below the note. `text`: the checkpoint's, ended by a newline. `at`: seconds since 1970."""
    signature = Ed25519PrivateKey.from_private_bytes(secret).sign(_cosigned(text, at))
    box = WitnessKey.of_secret(name, secret).hint + at.to_bytes(_TIME_BYTES) + signature
    return f"— {name} {base64.b64encode(box).decode()}\n"


def cosigned_at(note: str, *, key: WitnessKey) -> int | None:
    """When the witness vouched for the note, in seconds since 1970: the first time, where it did so twice. None: never.

    Lines by others, and such as do not hold, are passed over. Raises NotANote.
    """
    return min((_time_in(box) for box in _good_boxes(note, key)), default=None)


def line_by(note: str, *, key: WitnessKey, at: int) -> str:
    """The witness's line of that time, without its newline."""
    box = next(box for box in _good_boxes(note, key) if _time_in(box) == at)
    return f"— {key.name} {base64.b64encode(box).decode()}"


def _good_boxes(note: str, key: WitnessKey) -> list[bytes]:
    text, signatures = split_note(note)
    boxes = [_from_base64(line["signature"]) for line in signatures if line["name"] == key.name]
    ours = [box for box in boxes if box is not None and len(box) == _WHOLE_BYTES and box[:_HINT_BYTES] == key.hint]
    return [box for box in ours if _is_cosigned(text, box, key)]


def _time_in(box: bytes) -> int:
    return int.from_bytes(box[_HINT_BYTES:][:_TIME_BYTES])


def _is_cosigned(text: str, box: bytes, key: WitnessKey) -> bool:
    try:
        signed = Ed25519PublicKey.from_public_bytes(key.public_key)
        signed.verify(box[_HINT_BYTES + _TIME_BYTES :], _cosigned(text, _time_in(box)))
    except InvalidSignature:
        return False
    return True


def _cosigned(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()


def _from_base64(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
