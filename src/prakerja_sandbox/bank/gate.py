"""Who is calling: token, signature, time, the call's own number. In this order, as the reference has it."""

import hmac
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from prakerja_sandbox.bank.codes import Refused
from prakerja_sandbox.bank.houses import House
from prakerja_sandbox.bank.keys import Keys
from prakerja_sandbox.bank.signatures import (
    asymmetric_text,
    is_asymmetric,
    is_symmetric,
    symmetric_text,
    token_text,
)

TOKEN_LASTS_S: Final = 900
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:?\d\d)")
_NUMBER: Final = re.compile(r"[A-Za-z0-9-]{1,36}")
_CHANNEL: Final = re.compile(r"[A-Za-z0-9]{1,5}")
_BEARER: Final = "Bearer "


def new_token(keys: Keys, house: House, *, now: float) -> str:
    """Good for a quarter of an hour, and not ended by a later one; it needs no register, so a restart keeps it."""
    ends = f"{int(now) + TOKEN_LASTS_S:x}"
    return f"{ends}.{_mac(keys, house, ends)}"


def require_client(keys: Keys, headers: Mapping[str, str], *, now: float, tolerance_s: float) -> None:
    """Whoever asks for a token is the partner. Raises Refused."""
    timestamp = _present(headers, "x-timestamp")
    if _present(headers, "x-client-key") != keys.client_id:
        raise Refused("40100", "[Unknown Client]")
    signature = headers.get("x-signature", "")
    if not is_asymmetric(keys.client_verifies, token_text(keys.client_id, timestamp), signature):
        raise Refused("40100", "[Signature]")
    _require_recent(timestamp, now=now, tolerance_s=tolerance_s)


def require_call(
    keys: Keys,
    house: House,
    headers: Mapping[str, str],
    *,
    method: str,
    path: str,
    body: bytes,
    now: float,
    tolerance_s: float,
) -> str:
    """The call is the partner's and of now; returns its own number. Raises Refused."""
    token = "" if house.is_asymmetric else _token(keys, house, headers, now=now)
    timestamp, signature = _present(headers, "x-timestamp"), headers.get("x-signature", "")
    if _present(headers, "x-partner-id") != keys.partner_id:
        raise Refused("40100", "[Unknown Client]")
    if house.is_asymmetric:
        is_theirs = is_asymmetric(keys.client_verifies, asymmetric_text(method, path, body, timestamp), signature)
    else:
        is_theirs = is_symmetric(keys.client_secret, symmetric_text(method, path, token, body, timestamp), signature)
    if not is_theirs:
        raise Refused("40100", "[Signature]")
    _require_recent(timestamp, now=now, tolerance_s=tolerance_s)
    number = _present(headers, "x-external-id")
    for name, value, pattern in (
        ("X-EXTERNAL-ID", number, _NUMBER),
        ("CHANNEL-ID", _present(headers, "channel-id"), _CHANNEL),
    ):
        if not pattern.fullmatch(value):
            raise Refused("40001", name)
    return number


def _token(keys: Keys, house: House, headers: Mapping[str, str], *, now: float) -> str:
    given = headers.get("authorization", "")
    if not given.startswith(_BEARER):
        raise Refused("40103")
    token = given.removeprefix(_BEARER)
    ends, _, mac = token.partition(".")
    if not hmac.compare_digest(mac.encode(), _mac(keys, house, ends).encode()) or int(ends, 16) < now:
        raise Refused("40101")
    return token


def _mac(keys: Keys, house: House, ends: str) -> str:
    text = f"{house.code}|{keys.client_id}|{ends}".encode()
    return hmac.digest(keys.client_secret.encode(), text, "sha256").hex()


def _require_recent(timestamp: str, *, now: float, tolerance_s: float) -> None:
    if not _MOMENT.fullmatch(timestamp):
        raise Refused("40001", "X-TIMESTAMP")
    try:
        at = datetime.fromisoformat(timestamp)
    except ValueError as error:
        raise Refused("40001", "X-TIMESTAMP") from error
    if abs(at.astimezone(UTC).timestamp() - now) > tolerance_s:
        raise Refused("40100", "[X-TIMESTAMP]")


def _present(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name, "")
    if not value:
        raise Refused("40002", name.upper())
    return value


def seconds_now() -> float:
    """Since 1970."""
    return time.time()
