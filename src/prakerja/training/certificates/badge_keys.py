"""The keys by which badges are signed: each follows from a key of the public log, and stands in the log itself.

From the log's own secret by HKDF (RFC 5869) under a name of its own, so that no signature of one is one of the other.
Whoever changes the log's key changes this one as well; the old public key stays in the log, and so what it has signed
can be checked for ever.
"""

import base64
import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from prakerja.publog.keys import log_secrets
from prakerja.publog.read_log import entries_of_kind
from prakerja.publog.submit_entry import one_line, submit_entry

_ENTRY: Final = "training.badge_key"
_NAME: Final = b"prakerja open badge 1"

#: A public key as RFC 8037 writes it.
type Jwk = Mapping[str, str]


def newest_badge_key() -> Ed25519PrivateKey:
    """Where the worker is: the pages have no secret of the log."""
    secret = HKDF(algorithm=SHA256(), length=32, salt=None, info=_NAME).derive(log_secrets()[0])
    return Ed25519PrivateKey.from_private_bytes(secret)


def public_jwk(key: Ed25519PrivateKey) -> Jwk:
    """Its `kid` is its thumbprint (RFC 7638)."""
    bare = {"crv": "Ed25519", "kty": "OKP", "x": in_base64url(key.public_key().public_bytes_raw())}
    return {**bare, "kid": in_base64url(hashlib.sha256(one_line(bare).encode()).digest())}


def declare_badge_key(key: Jwk, *, now: datetime) -> None:
    """It stands in the public log before anything that it has signed is handed out. Twice is once."""
    submit_entry(_ENTRY, once=key["kid"], facts=dict(key), at=now)


def declared_badge_keys() -> list[Jwk]:
    """All that ever signed a badge, the newest last."""
    return [{name: str(entry.get(name)) for name in ("crv", "kid", "kty", "x")} for entry in entries_of_kind(_ENTRY)]


def in_base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
