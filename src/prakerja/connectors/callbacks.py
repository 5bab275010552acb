"""Whether a call from outside comes from whom we gave the secret: the only thing that a gateway can show."""

import base64
import binascii
import hmac


def is_secret(shown: str, *, ours: str) -> bool:
    """Compared in constant time, and as bytes: comparing texts breaks on letters beyond ASCII."""
    return hmac.compare_digest(shown.encode(), ours.encode())


def secret_in(authorization: str) -> str:
    """The password of basic authentication (RFC 7617); empty: none is shown. Whose it is says the address."""
    scheme, _, shown = authorization.partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        pair = base64.b64decode(shown.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
    return pair.partition(":")[2]
