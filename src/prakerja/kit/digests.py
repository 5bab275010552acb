"""By what equal values find each other without being readable; its key can be replaced (docs/adr/0031).

A digest is the value's hash, closed with the key: sixteen bytes through AES, which takes the key to do and to undo.
Eleven of them are the hash, and five are zero: so whoever has the key sees of any digest whether it is one of this key,
and can close it with another, without knowing the value. Of 43.8 million people two would share one by chance with a
probability of 10⁻¹², and a digest of another key looks like one of this with 10⁻¹².
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings

from prakerja.kit.purpose import Purpose

_BYTES: Final = 16
_HASH_BYTES: Final = 11
_MARK: Final = bytes(_BYTES - _HASH_BYTES)
#: Of a key that stands in the ring without an id.
_UNNAMED: Final = "unnamed"

type Ring = dict[str, Cipher[modes.ECB]]


def digest(plain: str, *, purpose: Purpose, like: UUID | None = None) -> UUID:
    """The value's digest under the first key; with `like`, under the key that this one was made with."""
    ring = _ring(settings.DIGEST_KEY)
    key = key_of(like) if like else None
    cipher = ring[key] if key else next(iter(ring.values()))
    return UUID(bytes=_closed(cipher, _hash(plain, purpose)))


def digests(plains: Iterable[str], *, purpose: Purpose) -> list[bytes]:
    """The same of many, as bytes and in a quarter of the time."""
    start = hashlib.sha256(f"{purpose}:".encode())
    closed = _closed(next(iter(_ring(settings.DIGEST_KEY).values())), b"".join(_hashes(plains, start)))
    return [closed[at : at + _BYTES] for at in range(0, len(closed), _BYTES)]


def every_digest(plain: str, *, purpose: Purpose) -> list[UUID]:
    """Under each key of the ring, the first key's first: as what the value may be found now."""
    return [UUID(bytes=_closed(cipher, _hash(plain, purpose))) for cipher in _ring(settings.DIGEST_KEY).values()]


def every_form(of: UUID) -> list[UUID]:
    """The same value's digests under each key of the ring; of one that no key made, that alone."""
    ring = _ring(settings.DIGEST_KEY)
    key = key_of(of) if len(ring) > 1 else None
    if key is None:
        return [of]
    opened = _opened(ring[key], of.bytes)
    return [UUID(bytes=_closed(cipher, opened)) for cipher in ring.values()]


def without_key(of: UUID) -> UUID:
    """What all forms of a value have in common. For use in this process alone: it tells more than a digest."""
    key = key_of(of)
    return UUID(bytes=_opened(_ring(settings.DIGEST_KEY)[key], of.bytes)) if key else of


def key_of(stored: UUID) -> str | None:
    """The id of the key that made it; None: a key that the ring lacks, or no key at all."""
    for key, cipher in _ring(settings.DIGEST_KEY).items():
        if _opened(cipher, stored.bytes).endswith(_MARK):
            return key
    return None


def under_first_key(stored: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of those that another key of the ring made: what they are under the first. In two calls a key, however many."""
    first, *others = _ring(settings.DIGEST_KEY).values()
    left = _not_of(first, list(stored))
    moved: dict[UUID, UUID] = {}
    for cipher in others:
        opened = _in_sixteens(_opened(cipher, b"".join(one.bytes for one in left)))
        known = {one: inner for one, inner in zip(left, opened, strict=True) if inner.endswith(_MARK)}
        closed = _in_sixteens(_closed(first, b"".join(known.values())))
        moved |= {one: UUID(bytes=again) for one, again in zip(known, closed, strict=True)}
        left = [one for one in left if one not in known]
    return moved


def digest_key_ids() -> list[str]:
    """Those of the ring; the first one makes digests."""
    return list(_ring(settings.DIGEST_KEY))


def _not_of(cipher: Cipher[modes.ECB], stored: list[UUID]) -> list[UUID]:
    opened = _in_sixteens(_opened(cipher, b"".join(one.bytes for one in stored)))
    return [one for one, inner in zip(stored, opened, strict=True) if not inner.endswith(_MARK)]


def _hash(plain: str, purpose: Purpose) -> bytes:
    return hashlib.sha256(f"{purpose}:{plain}".encode()).digest()[:_HASH_BYTES] + _MARK


def _hashes(plains: Iterable[str], start: "hashlib._Hash") -> Iterable[bytes]:
    for plain in plains:
        whole = start.copy()
        whole.update(plain.encode())
        yield whole.digest()[:_HASH_BYTES] + _MARK


def _closed(cipher: Cipher[modes.ECB], inner: bytes) -> bytes:
    return cipher.encryptor().update(inner)


def _opened(cipher: Cipher[modes.ECB], closed: bytes) -> bytes:
    return cipher.decryptor().update(closed)


def _in_sixteens(whole: bytes) -> list[bytes]:
    return [whole[at : at + _BYTES] for at in range(0, len(whole), _BYTES)]


@cache
def _ring(text: str) -> Ring:
    entries = (entry.rpartition(":") for entry in text.split(","))
    keys = {key_id.strip() or _UNNAMED: bytes.fromhex(key) for key_id, _, key in entries}
    return {key_id: Cipher(algorithms.AES(key), modes.ECB()) for key_id, key in keys.items()}
