"""Personal data at rest: sealed with AES-GCM under a key ring, looked up by keyed digest, masked on screens."""

import hashlib
import hmac
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE_BYTES = 12


class CannotUnseal(Exception):
    """The sealed value was made under a key that the ring no longer holds, or was tampered with."""


def seal(plain: str, *, purpose: str) -> bytes:
    """`key id : nonce + ciphertext`. The purpose (e.g. "nik") is bound in, so that a value cannot be moved."""
    key_id, key = next(iter(_ring(settings.SEALING_KEYS).items()))
    nonce = os.urandom(_NONCE_BYTES)
    return key_id.encode() + b":" + nonce + AESGCM(key).encrypt(nonce, plain.encode(), purpose.encode())


def unseal(sealed: bytes | memoryview, *, purpose: str) -> str:
    """The plain text. Raises CannotUnseal."""
    key_id, _, box = bytes(sealed).partition(b":")
    key = _ring(settings.SEALING_KEYS).get(key_id.decode(errors="replace"))
    if key is None:
        raise CannotUnseal(f"no key {key_id!r} in the ring")
    try:
        return AESGCM(key).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], purpose.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise CannotUnseal("the sealed value does not open") from error


def digest(plain: str, *, purpose: str) -> bytes:
    """32 bytes by which equal values of one purpose find each other without being readable."""
    return hmac.digest(bytes.fromhex(settings.DIGEST_KEY), f"{purpose}:{plain}".encode(), hashlib.sha256)


def masked(digits: str, *, shown: int = 4) -> str:
    """`••••••••••••0000`: enough to recognise one's own number, too little to use another's."""
    return "•" * max(0, len(digits) - shown) + digits[-shown:]


@cache
def _ring(text: str) -> dict[str, bytes]:
    pairs = (entry.split(":", 1) for entry in text.split(","))
    return {key_id.strip(): bytes.fromhex(key) for key_id, key in pairs}
