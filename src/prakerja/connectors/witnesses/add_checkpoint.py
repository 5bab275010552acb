"""A witness is asked for its line below a checkpoint. Called by background work, outside any transaction."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import httpx

from prakerja.connectors.breaker import breaker
from prakerja.connectors.failures import NotNow, Silence
from prakerja.connectors.in_time import ended_after, transport_in_time

_CONNECTS_WITHIN_S: Final = 3.0
#: A whole call: a witness of our own kind reads what is new before it answers.
ANSWERS_WITHIN_S: Final = 10.0
#: Some lines, or a sentence.
_LONGEST: Final = 10_000
_LONGEST_REASON: Final = 300
#: Not a log, not a key, not a proof that it knows: it looked at what it was shown, and does not sign it.
_REFUSALS: Final = (400, 403, 404, 422)
_CONFLICT: Final = 409


@dataclass(frozen=True)
class Lines:
    """What it would have us put below the checkpoint; whether they hold is for whoever knows its key."""

    text: str


@dataclass(frozen=True)
class Knows:
    """It has another idea of what it cosigned last: so many entries."""

    size: int


@dataclass(frozen=True)
class NotCosigned:
    """It refuses this checkpoint, and why, in its own words."""

    why: str


type Answer = Lines | Knows | NotCosigned


def add_checkpoint(address: str, *, party: str, old: int, proof: Sequence[bytes], note: str) -> Answer:
    """`address`: the witness's, before `/add-checkpoint`. `party`: by which its breaker knows it. `proof`: that the log
    has only grown from `old` entries.

    Raises Silence, NotNow, Resting: tried again.
    """
    steps = "".join(f"{base64.b64encode(step).decode()}\n" for step in proof)
    body = f"old {old}\n{steps}\n{note}".encode()
    with breaker(party):
        return _asked(f"{address.rstrip('/')}/add-checkpoint", body)


def published_checkpoint(address: str, *, party: str) -> str:
    """The newest one that the witness publishes with its line below; empty: none yet. Raises Silence, Resting."""
    with breaker(party):
        try:
            with (
                ended_after(ANSWERS_WITHIN_S),
                witnesses_client().stream("GET", f"{address.rstrip('/')}/checkpoint") as answer,
            ):
                if answer.status_code == httpx.codes.NOT_FOUND:
                    return ""
                if answer.status_code != httpx.codes.OK:
                    raise Silence(f"http {answer.status_code}")
                return read_answer(answer)
        except httpx.HTTPError as error:
            raise Silence(type(error).__name__) from None


def _asked(url: str, body: bytes) -> Answer:
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    try:
        with (
            ended_after(ANSWERS_WITHIN_S),
            witnesses_client().stream("POST", url, content=body, headers=headers) as answer,
        ):
            return _understood(answer.status_code, read_answer(answer))
    except httpx.HTTPError as error:
        raise Silence(type(error).__name__) from None


def _understood(status: int, text: str) -> Answer:
    if status == httpx.codes.OK:
        return Lines(text)
    if status == _CONFLICT and text.strip().isdecimal() and len(text) < 20:
        return Knows(int(text))
    if status in _REFUSALS:
        return NotCosigned(shown(text) or f"http {status}")
    if status in (401, 429):
        raise NotNow(f"http {status}")
    raise Silence(f"http {status}")


def read_answer(answer: httpx.Response) -> str:
    """At most so much, and unpacked by nobody: a few bytes can be gigabytes."""
    body = bytearray()
    for piece in answer.iter_raw():
        body += piece
        if len(body) > _LONGEST:
            raise Silence("too long")
    return body.decode(errors="replace")


def shown(text: str) -> str:
    """Fit for a page: what a stranger says moves no cursor and turns no letters round."""
    first = text.strip().partition("\n")[0][:_LONGEST_REASON]
    return "".join(sign if sign.isprintable() else "?" for sign in first)


@cache
def witnesses_client() -> httpx.Client:
    limits = httpx.Limits(max_connections=8, max_keepalive_connections=0)
    timeout = httpx.Timeout(ANSWERS_WITHIN_S, connect=_CONNECTS_WITHIN_S)
    transport = transport_in_time(limits)
    return httpx.Client(transport=transport, timeout=timeout, headers={"Accept-Encoding": "identity"}, trust_env=False)
