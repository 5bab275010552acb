"""A witness is asked what it saw last. Knows no database: a restore asks before there is one."""

from functools import cache
from typing import Final

import httpx

from prakerja.connectors.failures import Silence
from prakerja.connectors.in_time import ended_after, transport_in_time

_CONNECTS_WITHIN_S: Final = 3.0
#: A whole call: a witness of our own kind reads what is new before it answers.
ANSWERS_WITHIN_S: Final = 10.0
#: Some lines, or a sentence.
_LONGEST: Final = 10_000


def ask_published(address: str) -> str:
    """The newest checkpoint that it publishes with its line below; empty: none yet. Raises Silence."""
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


def read_answer(answer: httpx.Response) -> str:
    """At most so much, and unpacked by nobody: a few bytes can be gigabytes. Raises Silence."""
    body = bytearray()
    for piece in answer.iter_raw():
        body += piece
        if len(body) > _LONGEST:
            raise Silence("too long")
    return body.decode(errors="replace")


@cache
def witnesses_client() -> httpx.Client:
    limits = httpx.Limits(max_connections=8, max_keepalive_connections=0)
    timeout = httpx.Timeout(ANSWERS_WITHIN_S, connect=_CONNECTS_WITHIN_S)
    transport = transport_in_time(limits)
    return httpx.Client(transport=transport, timeout=timeout, headers={"Accept-Encoding": "identity"}, trust_env=False)
