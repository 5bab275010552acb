"""One POST to a house: whether it was surely not sent, what came back, and nothing that never ends."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Final

import httpx

from prakerja.connectors.failures import Silence
from prakerja.connectors.in_time import ended_after, transport_in_time
from prakerja.kit.clock import WIB, read_clock

#: Below these an answer of theirs is no silence: a transfer to another bank is asked for there and then.
_CONNECTS_WITHIN_S: Final = 5.0
_ANSWERS_WITHIN_S: Final = 30.0
#: A page of a statement has a thousand lines; nothing else is long.
_LONGEST: Final = 4 * 2**20
_UTF8: Final = ("utf-8", "utf8", "us-ascii", "ascii")
#: Nobody is held off for longer by what a header says.
_LONGEST_WAIT: Final = timedelta(hours=1)
_USUAL_WAIT: Final = timedelta(seconds=10)


class NotSent(Silence):
    """They were not reached: what was to be sent has surely not arrived."""


class NoAnswer(Silence):
    """It was sent, or begun to be: it may have arrived, whatever came back or did not."""


@dataclass(frozen=True, slots=True, repr=False)
class Received:
    status: int
    content: bytes
    again_at: datetime | None


def timestamp() -> str:
    """As SNAP wants it: local, with its offset, 25 signs."""
    return read_clock().astimezone(WIB).isoformat(timespec="seconds")


def post_to_house(url: str, *, headers: Mapping[str, str], content: bytes) -> Received:
    """Raises NotSent, NoAnswer. The request is a secret and personal: neither the error nor its cause goes on."""
    asked = _client().stream("POST", url, headers=dict(headers), content=content)
    with ended_after(_ANSWERS_WITHIN_S), _told_apart(), asked as answer:
        # At most so much, and unpacked by nobody: a few bytes can be gigabytes.
        body = _read(answer)
    return Received(answer.status_code, body, _again_at(answer))


@contextmanager
def _told_apart() -> Iterator[None]:
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as error:
        raise NotSent(type(error).__name__) from None
    except httpx.HTTPError as error:
        raise NoAnswer(type(error).__name__) from None


def _read(answer: httpx.Response) -> bytes:
    body = bytearray()
    for piece in answer.iter_raw():
        body += piece
        if len(body) > _LONGEST:
            raise NoAnswer("too long")
    if answer.headers.get("content-encoding", "identity").lower() != "identity":
        raise NoAnswer("packed")
    if (answer.charset_encoding or "utf-8").lower() not in _UTF8:
        raise NoAnswer("another charset")
    return bytes(body)


def _again_at(answer: httpx.Response) -> datetime | None:
    if answer.status_code != 429:
        return None
    said, now = answer.headers.get("retry-after", "").strip(), read_clock()
    if said.isascii() and said.isdigit():
        return now + min(timedelta(seconds=int(said[:9])), _LONGEST_WAIT)
    try:
        return min(max(parsedate_to_datetime(said), now), now + _LONGEST_WAIT)
    # A date without a zone cannot be compared.
    except (ValueError, TypeError):
        return now + _USUAL_WAIT


@cache
def _client() -> httpx.Client:
    """Of this process. Idle connections end sooner than theirs do: one that they closed looks like a lost answer."""
    limits = httpx.Limits(max_connections=64, max_keepalive_connections=64, keepalive_expiry=3)
    timeout = httpx.Timeout(_ANSWERS_WITHIN_S, connect=_CONNECTS_WITHIN_S)
    transport = transport_in_time(limits)
    return httpx.Client(transport=transport, timeout=timeout, headers={"Accept-Encoding": "identity"}, trust_env=False)
