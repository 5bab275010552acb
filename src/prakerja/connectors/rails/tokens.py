"""Access tokens of the houses, kept by this process until shortly before their end."""

import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from prakerja.connectors.failures import NotNow
from prakerja.connectors.rails.exchange import NoAnswer, NotSent, post_to_house, timestamp
from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.read_answer import NotAnAnswer, Said, read_answer
from prakerja.connectors.rails.signatures import signed_by_key, text_for_token

_SERVICE: Final = "73"
_BODY: Final = b'{"grantType":"client_credentials","additionalInfo":{}}'
_LONGEST: Final = 2048
#: So much of its time is left unused: it must not end on the way.
_UNUSED: Final = 0.1
_USUAL_S: Final = 900


class Refuses(NotNow):
    """They refuse us, not a payment. `code`: their seven digits."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(slots=True, repr=False)
class _Kept:
    token: str = ""
    until: float = 0.0
    lock: Lock = field(default_factory=Lock)


_kept: Final[dict[tuple[str, str], _Kept]] = {}


def token_of(house: House, *, instead_of: str = "") -> str:
    """One that is good still, and not `instead_of`, which they did not take. Raises NotSent, Refuses."""
    kept = _kept.setdefault((house.base_url, house.client_id), _Kept())
    with kept.lock:
        if kept.token == instead_of or time.monotonic() >= kept.until:
            kept.token, lasts_s = _asked(house)
            kept.until = time.monotonic() + lasts_s * (1 - _UNUSED)
        return kept.token


def _asked(house: House) -> tuple[str, int]:
    at = timestamp()
    headers = {
        "Content-Type": "application/json",
        "X-TIMESTAMP": at,
        "X-CLIENT-KEY": house.client_id,
        "X-SIGNATURE": signed_by_key(house.signs, text_for_token(house.client_id, at)),
    }
    try:
        received = post_to_house(house.url(_SERVICE), headers=headers, content=_BODY)
        said = read_answer(_SERVICE, received.status, received.content)
    except (NoAnswer, NotAnAnswer) as error:
        # No payment was sent yet.
        raise NotSent(f"token {error}") from None
    if said.http == 401:
        raise Refuses(said.code)
    token = said.body.get("accessToken")
    if said.http != 200 or not _is_token(token):
        raise NotSent(f"token {said.code}")
    return str(token), _lasts_s(said)


def _is_token(token: object) -> bool:
    """A header carries it: a line's end in it would be a header more."""
    return isinstance(token, str) and 0 < len(token) <= _LONGEST and token.isascii() and token.isprintable()


def _lasts_s(said: Said) -> int:
    """A text, as the standard has it, or a number, as some houses do."""
    told = str(said.body.get("expiresIn", ""))
    return int(told) if told.isascii() and told.isdigit() and len(told) < 7 else _USUAL_S
