"""A witness is asked for its line below a checkpoint. Called by background work, outside any transaction."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import httpx

from prakerja.connectors.breaker import breaker
from prakerja.connectors.failures import NotNow, Silence
from prakerja.connectors.in_time import ended_after
from prakerja.connectors.witnesses.ask_published import (
    ANSWERS_WITHIN_S,
    ask_published,
    read_answer,
    witnesses_client,
)

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
        return ask_published(address)


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


def shown(text: str) -> str:
    """Fit for a page: what a stranger says moves no cursor and turns no letters round."""
    first = text.strip().partition("\n")[0][:_LONGEST_REASON]
    return "".join(sign if sign.isprintable() else "?" for sign in first)
