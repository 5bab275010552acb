"""Personal data at rest: sealed with AES-GCM under a key ring, looked up by keyed digest, masked on screens."""

import hashlib
import hmac
import os
from collections.abc import Iterable
from functools import cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from prakerja.kit.purpose import Purpose

_NONCE_BYTES = 12
_DIGEST_BYTES = 16
#: SHA-256 works on blocks of so many bytes, and HMAC pads its key to one.
_BLOCK_BYTES = 64
_INNER_PAD = bytes(byte ^ 0x36 for byte in range(256))
_OUTER_PAD = bytes(byte ^ 0x5C for byte in range(256))
#: Enough to recognise one's own number.
_SHOWN = 4

#: Whose a sealed value is: an applicant, an account; None for what belongs to nobody.
type Owner = UUID | str | None
#: Which of the owner's rows it stands in; None where an owner has one.
type Row = UUID | int | str | None


class CannotUnseal(Exception):
    """Another purpose's, owner's or row's value, one under a key that the ring no longer holds, or a damaged one."""


def seal(plain: str, *, purpose: Purpose, owner: Owner, row: Row = None) -> bytes:
    """`key id : nonce + ciphertext`. What, whose and where are bound in: in another column or row it stays closed."""
    return seal_bytes(plain.encode(), purpose=purpose, owner=owner, row=row)


def seal_bytes(plain: bytes, *, purpose: Purpose, owner: Owner, row: Row) -> bytes:
    """The same of what is no text."""
    key_id, key = next(iter(_ring(settings.SEALING_KEYS).items()))
    nonce = os.urandom(_NONCE_BYTES)
    return key_id.encode() + b":" + nonce + AESGCM(key).encrypt(nonce, plain, _bound(purpose, owner, row))


def unseal(sealed: bytes | memoryview, *, purpose: Purpose, owner: Owner, row: Row = None) -> str:
    """The plain text. Raises CannotUnseal."""
    try:
        return unseal_bytes(sealed, purpose=purpose, owner=owner, row=row).decode()
    except UnicodeDecodeError as error:
        raise CannotUnseal("what was sealed is no text") from error


def unseal_bytes(sealed: bytes | memoryview, *, purpose: Purpose, owner: Owner, row: Row) -> bytes:
    """The same of what is no text. Raises CannotUnseal."""
    key_id, _, box = bytes(sealed).partition(b":")
    key = _ring(settings.SEALING_KEYS).get(key_id.decode(errors="replace"))
    if key is None:
        raise CannotUnseal(f"no key {key_id!r} in the ring")
    try:
        return AESGCM(key).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], _bound(purpose, owner, row))
    except (InvalidTag, ValueError) as error:
        raise CannotUnseal("the sealed value does not open") from error


def digest(plain: str, *, purpose: Purpose) -> UUID:
    """16 bytes by which equal values of one purpose find each other without being readable.

    A `uuid`, because the database keeps those in 16 bytes: of 43.8 million people two would share one by chance
    with a probability of 10⁻²⁴.
    """
    whole = hmac.digest(bytes.fromhex(settings.DIGEST_KEY), f"{purpose}:{plain}".encode(), hashlib.sha256)
    return UUID(bytes=whole[:_DIGEST_BYTES])


def digests(plains: Iterable[str], *, purpose: Purpose) -> list[bytes]:
    """The same of many, as bytes and in a third of the time: what all of them begin with is hashed once."""
    key = bytes.fromhex(settings.DIGEST_KEY).ljust(_BLOCK_BYTES, b"\0")
    # The two halves of HMAC (RFC 2104).
    inner = hashlib.sha256(key.translate(_INNER_PAD) + f"{purpose}:".encode())
    outer = hashlib.sha256(key.translate(_OUTER_PAD))
    return [_digest_of(plain.encode(), inner.copy(), outer.copy()) for plain in plains]


def _digest_of(plain: bytes, inner: "hashlib._Hash", outer: "hashlib._Hash") -> bytes:
    inner.update(plain)
    outer.update(inner.digest())
    return outer.digest()[:_DIGEST_BYTES]


def masked(digits: str) -> str:
    """`••••••••••••0000`: enough to recognise one's own number, too little to use another's."""
    return "•" * max(0, len(digits) - _SHOWN) + digits[-_SHOWN:]


def _bound(purpose: Purpose, owner: Owner, row: Row) -> bytes:
    return f"{purpose}:{owner or ''}:{'' if row is None else row}".encode()


def sealing_key_ids() -> list[str]:
    """Those of the ring, newest first: the first one seals."""
    return list(_ring(settings.SEALING_KEYS))


@cache
def _ring(text: str) -> dict[str, bytes]:
    pairs = (entry.split(":", 1) for entry in text.split(","))
    return {key_id.strip(): bytes.fromhex(key) for key_id, key in pairs}
