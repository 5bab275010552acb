"""A round is asked for, mirror after mirror. Called by background work, outside any transaction."""

from functools import cache
from typing import Final

import httpx
import structlog

from prakerja.connectors.beacon.beacon_file import Beacon
from prakerja.connectors.beacon.rounds import NotGenuine, Round, read_round
from prakerja.connectors.breaker import breaker
from prakerja.connectors.failures import NotNow, Resting, Silence
from prakerja.connectors.in_time import ended_after, transport_in_time
from prakerja.kit.clock import read_clock
from prakerja.kit.retries import TryAgain

_log = structlog.get_logger()

_CONNECTS_WITHIN_S: Final = 3.0
#: A whole call, however slowly it trickles.
_ANSWERS_WITHIN_S: Final = 5.0
#: A round is three hundred bytes.
_LONGEST: Final = 10_000
#: What drand says of a round that is still to come.
_NOT_OUT: Final = (404, 425)


class NotOutYet(TryAgain):
    """The round is still to come, or late: it is waited for, and nothing stands in for it."""


class Forged(TryAgain):
    """A mirror told what the chain never signed, and no other gave the round: somebody must look. Says which."""


def ask_for_round(beacon: Beacon, number: int) -> Round:
    """The round, signed by the pinned chain, from the first mirror that gives it.

    Raises NotOutYet, Forged, Silence (nobody gave it), Resting (nobody is asked now). All are tried again, for ever:
    a draw waits for its round.
    """
    if read_clock() < beacon.chain.time_of(number):
        raise NotOutYet(f"round {number} is still to come")
    came: list[TryAgain] = []
    for name in beacon.mirrors:
        try:
            return _ask(beacon, name, number)
        except TryAgain as fault:
            came.append(fault)
    raise _what_counts(came)


def _ask(beacon: Beacon, name: str, number: int) -> Round:
    """Of one mirror; whoever tells what the chain never signed rests as if silent. Raises TryAgain."""
    with breaker(f"beacon {name}"):
        body = _get(f"{beacon.mirrors[name].rstrip('/')}/{beacon.chain.chain}/public/{number}")
        try:
            genuine = read_round(body, chain=beacon.chain, number=number) if body is not None else None
        except NotGenuine as fault:
            _log.error("beacon_not_genuine", mirror=name, round=number, cause=str(fault), kind="broken")
            raise _Untrue(f"{name}: {fault}") from None
    if genuine is None:
        raise NotOutYet(f"{name} does not have round {number}")
    return genuine


class _Untrue(Silence):
    """It answered, and not the truth."""


def _what_counts(came: list[TryAgain]) -> TryAgain:
    """Of all that came in place of the round, what somebody should know first."""
    if untrue := [str(fault) for fault in came if isinstance(fault, _Untrue)]:
        return Forged("; ".join(untrue))
    for kind in (NotOutYet, Silence, NotNow):
        for fault in came:
            if isinstance(fault, kind):
                return fault
    return Resting("all mirrors rest")


def _get(url: str) -> bytes | None:
    """The body; None: they do not have it. Raises Silence, NotNow."""
    try:
        with ended_after(_ANSWERS_WITHIN_S), _client().stream("GET", url) as answer:
            if answer.status_code in _NOT_OUT:
                return None
            if answer.status_code in (401, 403, 429):
                raise NotNow(f"http {answer.status_code}")
            if answer.status_code != httpx.codes.OK:
                raise Silence(f"http {answer.status_code}")
            return _read(answer)
    except httpx.HTTPError as error:
        raise Silence(type(error).__name__) from None


def _read(answer: httpx.Response) -> bytes:
    """At most so much, and unpacked by nobody: a few bytes can be gigabytes."""
    body = bytearray()
    for piece in answer.iter_raw():
        body += piece
        if len(body) > _LONGEST:
            raise Silence("too long")
    return bytes(body)


@cache
def _client() -> httpx.Client:
    limits = httpx.Limits(max_connections=8, max_keepalive_connections=0)
    timeout = httpx.Timeout(_ANSWERS_WITHIN_S, connect=_CONNECTS_WITHIN_S)
    transport = transport_in_time(limits)
    return httpx.Client(transport=transport, timeout=timeout, headers={"Accept-Encoding": "identity"}, trust_env=False)
