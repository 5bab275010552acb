"""What a webhook is signed with, in the form of Standard Webhooks: a partner's library knows it already."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Final

_PREFIX: Final = "whsec_"
_BYTES: Final = 32


def new_secret() -> str:
    """`whsec_` and 32 bytes of chance in base64."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def signed_headers(message_id: str, body: bytes, *, live: Sequence[str], at: datetime) -> dict[str, str]:
    """Id, moment and one signature for each secret that is live: whoever has either of two can check it."""
    timestamp = str(int(at.timestamp()))
    signed = " ".join(f"v1,{signature(message_id, timestamp, body, secret=one)}" for one in live)
    return {"webhook-id": message_id, "webhook-timestamp": timestamp, "webhook-signature": signed}


def signature(message_id: str, timestamp: str, body: bytes, *, secret: str) -> str:
    """HMAC-SHA256 over `id.timestamp.body`, in base64."""
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    return base64.b64encode(
        hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    ).decode()
