"""What a call of v2 is signed as: one text of nine lines, of which nothing is written in two ways. Pure."""

import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

#: The first line: what the text is, so that no signature of anything else is one of it.
SCHEME: Final = "PRAKERJA-V2"
#: Hex digits of a SHA-256.
_SIGNATURE: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class SignedCall:
    """`query`: as it stands behind the question mark; `idempotency_key`: empty where there is none."""

    method: str
    path: str
    query: str
    timestamp: str
    nonce: str
    client: str
    body: bytes
    idempotency_key: str = ""

    def text(self) -> bytes:
        """Lines that a line feed divides, and none at the end."""
        lines = (
            SCHEME,
            self.method,
            self.path,
            sorted_query(self.query),
            self.timestamp,
            self.nonce,
            self.client,
            self.idempotency_key,
            hashlib.sha256(self.body).hexdigest(),
        )
        return "\n".join(lines).encode(errors="surrogateescape")


def sorted_query(query: str) -> str:
    """The pairs as they are sent, in the order of their signs: nothing is decoded, so nothing is encoded anew."""
    return "&".join(sorted(pair for pair in query.split("&") if pair))


def sign(text: bytes, key: bytes) -> str:
    return hmac.new(key, text, "sha256").hexdigest()


def is_signed(call: SignedCall, signature: str, *, keys: Sequence[bytes]) -> bool:
    """Whether one of the keys has signed it."""
    if not _SIGNATURE.fullmatch(signature):
        return False
    text = call.text()
    return any(hmac.compare_digest(sign(text, key), signature) for key in keys)
