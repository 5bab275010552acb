"""A device that holds passkeys, as a browser would speak for it: makes key pairs and signs what it is asked to."""

import hashlib
import json
import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

_USER_IS_HERE, _KEY_FOLLOWS = 0x01, 0x40


@dataclass
class Device:
    """One key pair, made at once; `counts`: whether it counts its signatures, as keys on a ring do."""

    host: str = "127.0.0.1"
    origin: str = "http://127.0.0.1:8000"
    counts: bool = True
    signatures: int = 0
    credential_id: bytes = field(default_factory=lambda: os.urandom(32))
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))

    def create(self, question: str) -> str:
        """What `navigator.credentials.create` gives, as JSON."""
        said = self._said("webauthn.create", question)
        length = len(self.credential_id).to_bytes(2)
        known = bytes(16) + length + self.credential_id + cbor2.dumps(self._public_key())
        statement = {"fmt": "none", "attStmt": {}, "authData": self._seen(_USER_IS_HERE | _KEY_FOLLOWS) + known}
        return self._answer({"clientDataJSON": _text(said), "attestationObject": _text(cbor2.dumps(statement))})

    def sign(self, question: str) -> str:
        """What `navigator.credentials.get` gives, as JSON."""
        self.signatures += self.counts
        said, seen = self._said("webauthn.get", question), self._seen(_USER_IS_HERE)
        signature = self.key.sign(seen + hashlib.sha256(said).digest(), ECDSA(SHA256()))
        return self._answer(
            {"clientDataJSON": _text(said), "authenticatorData": _text(seen), "signature": _text(signature)}
        )

    def _said(self, kind: str, question: str) -> bytes:
        asked = json.loads(question)["challenge"]
        return json.dumps({"type": kind, "challenge": asked, "origin": self.origin, "crossOrigin": False}).encode()

    def _seen(self, flags: int) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.signatures.to_bytes(4)

    def _public_key(self) -> dict[int, Any]:
        point = self.key.public_key().public_numbers()
        return {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)}

    def _answer(self, response: dict[str, str]) -> str:
        name = _text(self.credential_id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def _text(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()
