"""Delivery receipts: what became of an SMS, posted to the platform shortly after it was accepted."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

import httpx

from prakerja_sandbox.world import World

_DELAY: Final = 0.3
# A platform that is just restarting must still hear of it; after these waits the gateway gives up, as real ones do.
_WAITS: Final = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
_EARLIER: Final = timedelta(minutes=5)


class Outcome(StrEnum):
    """What became of a message."""

    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    EXPIRED = "expired"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One report on one message."""

    message_id: str
    client_ref: str
    outcome: Outcome
    at: datetime


type Body = Callable[[Receipt], object]


async def report(world: World, gateway: str, body: Body, *, message_id: str, client_ref: str, outcome: Outcome) -> None:
    """The platform was told the outcome in the gateway's form, or could not be reached for half a minute.

    With the switch `repeat_receipts`: told twice, and then of something older that contradicts it.
    """
    await asyncio.sleep(_DELAY)
    now = datetime.now(UTC)
    receipts = [Receipt(message_id, client_ref, outcome, now)]
    if world.store.switches.repeat_receipts:
        receipts += [receipts[0], Receipt(message_id, client_ref, Outcome.EXPIRED, now - _EARLIER)]
    base = world.store.switches.receipts_url or world.options.receipts_url
    url = f"{base.rstrip('/')}/{gateway}/{world.options.receipts_secret}"
    for receipt in receipts:
        await _post(world.client, url, body(receipt))


async def _post(client: httpx.AsyncClient, url: str, body: object) -> None:
    for wait in _WAITS:
        await asyncio.sleep(wait)
        try:
            answer = await client.post(url, json=body)
        except (httpx.HTTPError, httpx.InvalidURL):
            continue
        if answer.status_code < 500:
            return
