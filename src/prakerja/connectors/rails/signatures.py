"""The signatures of SNAP BI: what is signed, and how. Pure."""

import base64
import binascii
import hashlib
import hmac
import re
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256

#: A text of JSON, or what stands between its parts. A quote that never ends is a text until the end.
_TEXT_OR_BLANKS: Final = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\Z)|[\x20\x09\x0a\x0d]++', re.DOTALL)


def minify(body: bytes) -> bytes:
    """The body without the blanks between its parts; order, escapes and the spelling of numbers stay."""
    return _TEXT_OR_BLANKS.sub(lambda found: found[0] if found[0][:1] == b'"' else b"", body)


def text_for_token(client_id: str, timestamp: str) -> str:
    return f"{client_id}|{timestamp}"


def text_of_call(method: str, path: str, body: bytes, timestamp: str, *, token: str | None) -> str:
    """`path` with its query. With a token it is signed by the secret (type 1), without one by a key (type 2)."""
    digest = hashlib.sha256(minify(body)).hexdigest()
    return ":".join(part for part in (method, path, token, digest, timestamp) if part is not None)


def signed_by_secret(secret: str, text: str) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), text.encode(), "sha512")).decode()


def signed_by_key(key: RSAPrivateKey, text: str) -> str:
    return base64.b64encode(key.sign(text.encode(), PKCS1v15(), SHA256())).decode()


def is_signed_by(key: RSAPublicKey, text: str, signature: str) -> bool:
    """Whether the key's owner signed it."""
    try:
        key.verify(base64.b64decode(signature, validate=True), text.encode(), PKCS1v15(), SHA256())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True
