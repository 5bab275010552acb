"""A new key of the log is signed by the one before it, in the log: who trusted that one trusts the new. Pure."""

import base64
from collections.abc import Mapping, Sequence
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from prakerja.publog.signed_note import NoteKey

KEY_ENTRY: Final = "log.key"


def hand_over(newest: NoteKey, *, before: NoteKey, secret: bytes) -> dict[str, str]:
    """What the log says of a new key. `secret`: the 32 bytes of the key before."""
    signature = Ed25519PrivateKey.from_private_bytes(secret).sign(_taking_over(newest))
    return {"key": str(newest), "signed_by": str(before), "signature": base64.b64encode(signature).decode()}


def with_key_of(entry: Mapping[str, object], keys: Sequence[NoteKey]) -> Sequence[NoteKey]:
    """The keys, and at the end the one that the entry hands over to, when one of them has signed that."""
    newer = _key_that_took_over(entry, trusted=keys)
    return keys if newer is None or newer in keys else [*keys, newer]


def _key_that_took_over(entry: Mapping[str, object], *, trusted: Sequence[NoteKey]) -> NoteKey | None:
    if entry.get("kind") != KEY_ENTRY or "signed_by" not in entry:
        return None
    try:
        newest, before = NoteKey.read(str(entry.get("key"))), NoteKey.read(str(entry["signed_by"]))
        signature = base64.b64decode(str(entry.get("signature")), validate=True)
        Ed25519PublicKey.from_public_bytes(before.public_key).verify(signature, _taking_over(newest))
    # Texts that name no key, are no base64, or cannot even be written as bytes (half a character).
    except (ValueError, InvalidSignature):
        return None
    return newest if before in trusted else None


def _taking_over(newest: NoteKey) -> bytes:
    return f"prakerja-log-key-1:{newest}".encode()
