"""Which texts a signature of these calls may be of. The reference leaves it open; ours is in the spirit of v1. Pure.

HMAC-SHA1 over client id, timestamp, method, path and body, one after the other. Behind the path stands nothing, as v1
has it, or `?` and the query: as it was sent, or its pairs in order.
"""

import hmac
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from prakerja.partner_api.v1.signature import bodies_of, sign, single_strokes

_SIGNATURE: Final = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True)
class SignedCall:
    """`query`: as it was sent, without its `?`."""

    client_id: str
    timestamp: str
    method: str
    path: str
    query: str = ""
    body: bytes = b""

    def texts(self) -> Iterator[bytes]:
        """Whatever may have been signed."""
        head = f"{self.client_id}{self.timestamp}{self.method}{single_strokes(self.path)}"
        queries = (self.query, "&".join(sorted(self.query.split("&"))))
        for behind in dict.fromkeys(("", *(f"?{query}" for query in queries if query))):
            for body in bodies_of(self.body):
                yield f"{head}{behind}".encode() + body


def is_signed(call: SignedCall, signature: str, *, keys: Sequence[bytes]) -> bool:
    """Whether one of the keys has signed one of the texts."""
    if not _SIGNATURE.fullmatch(signature):
        return False
    return any(hmac.compare_digest(sign(text, key), signature) for key in keys for text in call.texts())
