"""A reveal of a draw is handed to a witness. Called by background work, outside any transaction."""

import json
from collections.abc import Mapping
from typing import Final

import httpx

from prakerja.connectors.breaker import breaker
from prakerja.connectors.failures import NotNow, Silence
from prakerja.connectors.in_time import ended_after
from prakerja.connectors.witnesses.add_checkpoint import shown
from prakerja.connectors.witnesses.ask_published import ANSWERS_WITHIN_S, read_answer, witnesses_client

#: It looked at what it was shown and does not take it, or has no place for it.
_REFUSALS: Final = (400, 403, 404, 405, 409, 410, 413, 415, 422, 501)


class NotTaken(Exception):
    """The witness does not take it, and why, in its own words."""


def hand_reveal(address: str, *, party: str, reveal: Mapping[str, str | int]) -> None:
    """The witness says that it has it. `address`, `party`: as of `add_checkpoint`.

    Raises NotTaken; Silence, NotNow, Resting: tried again.
    """
    with breaker(party):
        status, text = _answer(f"{address.rstrip('/')}/reveals", json.dumps(reveal).encode())
    if status in _REFUSALS:
        raise NotTaken(shown(text) or f"http {status}")


def _answer(url: str, body: bytes) -> tuple[int, str]:
    headers = {"Content-Type": "application/json"}
    try:
        with (
            ended_after(ANSWERS_WITHIN_S),
            witnesses_client().stream("POST", url, content=body, headers=headers) as answer,
        ):
            status, text = answer.status_code, read_answer(answer)
    except httpx.HTTPError as error:
        raise Silence(type(error).__name__) from None
    if status in (401, 429):
        raise NotNow(f"http {status}")
    if not answer.is_success and status not in _REFUSALS:
        raise Silence(f"http {status}")
    return status, text
