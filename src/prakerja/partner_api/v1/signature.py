"""How a call is signed, and which texts a signature may be of: real clients sign three different ones. Pure.

HMAC-SHA1 over client code, timestamp, method, path and body, one after the other; in `payment/authorize` some put the
Authorization header before the body. A body is signed as it is sent, or without the blanks that JSON does not need, or
as Go writes it, with `&`, `<` and `>` escaped.
"""

import hmac
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

#: Hex digits of a SHA-1.
_SIGNATURE: Final = re.compile(r"[0-9a-f]{40}")
#: A text in JSON, or blanks outside of one.
_TEXT_OR_BLANKS: Final = re.compile(rb'("(?:[^"\\]|\\.)*")|[ \t\r\n]+', re.DOTALL)
_STROKES: Final = re.compile(r"/{2,}")
#: What Go's encoding/json escapes in texts, and nobody else.
_AS_GO_WRITES: Final = (
    (b"&", rb"\u0026"),
    (b"<", rb"\u003c"),
    (b">", rb"\u003e"),
    ("\u2028".encode(), rb"\u2028"),
    ("\u2029".encode(), rb"\u2029"),
)


@dataclass(frozen=True)
class SignedCall:
    """`authorization`: the header of that name, where there is one."""

    client_code: str
    timestamp: str
    path: str
    body: bytes
    authorization: str = ""

    def texts(self) -> Iterator[bytes]:
        """Whatever may have been signed."""
        head = f"{self.client_code}{self.timestamp}POST{single_strokes(self.path)}".encode()
        between = sorted({b"", self.authorization.encode()})
        for body in bodies_of(self.body):
            for authorization in between:
                yield head + authorization + body


def is_signed(call: SignedCall, signature: str, *, keys: Sequence[bytes]) -> bool:
    """Whether one of the keys has signed one of the texts."""
    if not _SIGNATURE.fullmatch(signature):
        return False
    return any(hmac.compare_digest(sign(text, key), signature) for key in keys for text in call.texts())


def sign(text: bytes, key: bytes) -> str:
    # SHA-1 is what partners' clients speak; as a keyed hash nobody is known to forge it. v2 signs with SHA-256.
    return hmac.new(key, text, "sha1").hexdigest()


def bodies_of(body: bytes) -> Iterator[bytes]:
    """What of a body may have been signed; most clients sign what they send, so that comes first."""
    yield body
    compact = _TEXT_OR_BLANKS.sub(lambda found: found[1] or b"", body)
    escaped = compact
    for sign_, as_go in _AS_GO_WRITES:
        escaped = escaped.replace(sign_, as_go)
    yield from {compact, escaped} - {body}


def single_strokes(path: str) -> str:
    """A client is known to send `//api/v1/…` and to sign `/api/v1/…`."""
    return _STROKES.sub("/", path)
