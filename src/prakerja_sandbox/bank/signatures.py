"""The signatures of SNAP BI: what is signed, and how it is made and verified."""

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

_BLANKS_OR_TEXT: Final = re.compile(rb'("(?:[^"\\]|\\.)*+"?)|[ \t\r\n]++', re.DOTALL)
_HEX_OF_SHA512: Final = 128


def minify(body: bytes) -> bytes:
    """The JSON without the blanks between its parts; nothing else of it changes."""
    return _BLANKS_OR_TEXT.sub(rb"\1", body)


def token_text(client_id: str, timestamp: str) -> bytes:
    """What is signed to be given an access token."""
    return f"{client_id}|{timestamp}".encode()


def symmetric_text(method: str, path: str, token: str, body: bytes, timestamp: str) -> bytes:
    """What is signed of a call with a token; `path` with its query."""
    return f"{method}:{path}:{token}:{_hash_of(body)}:{timestamp}".encode()


def asymmetric_text(method: str, path: str, body: bytes, timestamp: str) -> bytes:
    """What is signed of a call without a token, and of every call that the bank makes itself."""
    return f"{method}:{path}:{_hash_of(body)}:{timestamp}".encode()


def symmetric_signature(secret: str, text: bytes) -> str:
    """HMAC-SHA512 in base64."""
    return base64.b64encode(hmac.digest(secret.encode(), text, "sha512")).decode()


def asymmetric_signature(key: RSAPrivateKey, text: bytes) -> str:
    """SHA256withRSA in base64."""
    return base64.b64encode(key.sign(text, PKCS1v15(), SHA256())).decode()


def is_symmetric(secret: str, text: bytes, given: str) -> bool:
    """Whether this is the text's HMAC; base64 or 128 hex digits, since the standard names neither."""
    wanted = hmac.digest(secret.encode(), text, "sha512")
    return hmac.compare_digest(wanted, _bytes_of(given))


def is_asymmetric(key: RSAPublicKey, text: bytes, given: str) -> bool:
    """Whether the owner of the key signed the text."""
    try:
        key.verify(_bytes_of(given), text, PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True


def _hash_of(body: bytes) -> str:
    return hashlib.sha256(minify(body)).hexdigest()


def _bytes_of(given: str) -> bytes:
    try:
        return bytes.fromhex(given) if len(given) == _HEX_OF_SHA512 else base64.b64decode(given, validate=True)
    except (ValueError, binascii.Error):
        return b""
