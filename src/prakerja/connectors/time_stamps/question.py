"""A question for a time stamp, as RFC 3161 (2.4.1) writes it."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Final, Self

from cryptography.hazmat import asn1
from cryptography.x509 import ObjectIdentifier

_SHA256: Final = ObjectIdentifier("2.16.840.1.101.3.4.2.1")
_NONCE_BYTES: Final = 8


@asn1.sequence
class _Algorithm:
    name: ObjectIdentifier
    parameters: asn1.Null | None


@asn1.sequence
class _Imprint:
    algorithm: _Algorithm
    digest: bytes


@asn1.sequence
class _Request:
    version: int
    imprint: _Imprint
    nonce: int
    with_certificate: bool


@dataclass(frozen=True)
class Question:
    """The authority sees the hash alone. `nonce`: random, so that an answer to another question is none to this."""

    digest: bytes
    nonce: bytes

    @classmethod
    def about(cls, text: bytes) -> Self:
        # Its first byte is neither 0 nor above 127: DER writes such a number as the bytes that it is.
        first = bytes([secrets.randbelow(127) + 1])
        return cls(hashlib.sha256(text).digest(), first + secrets.token_bytes(_NONCE_BYTES - 1))

    def as_der(self) -> bytes:
        algorithm = _Algorithm(name=_SHA256, parameters=asn1.Null())
        imprint = _Imprint(algorithm=algorithm, digest=self.digest)
        nonce = int.from_bytes(self.nonce)
        return asn1.encode_der(_Request(version=1, imprint=imprint, nonce=nonce, with_certificate=True))

    def is_answered_by(self, reply: bytes) -> bool:
        """Whether the reply is about this question; what it is worth is for whoever trusts the authority."""
        return self.digest in reply and self.nonce in reply
