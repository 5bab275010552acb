"""Delivery reports: what became of an SMS, posted to the platform shortly after it was accepted."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from prakerja_sandbox.posting import status_of_post
from prakerja_sandbox.world import World

_DELAY: Final = 0.3
# A platform that is just restarting must still hear of it; after these waits the gateway gives up, as real ones do.
_WAITS: Final = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
_PATIENCE: Final = 5.0
_EARLIER: Final = timedelta(minutes=5)


class DeliveryStatus(StrEnum):
    """What became of a message."""

    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    EXPIRED = "expired"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """One report on one message."""

    message_id: str
    client_ref: str
    status: DeliveryStatus
    at: datetime


type Body = Callable[[DeliveryReport], object]


async def report_delivery(
    world: World, gateway: str, body: Body, *, message_id: str, client_ref: str, status: DeliveryStatus
) -> None:
    """The platform was told the status in the gateway's form, or could not be reached for half a minute.

    With the switch `repeat_delivery_reports`: told twice, and then of something older that contradicts it.
    """
    await asyncio.sleep(_DELAY)
    now = datetime.now(UTC)
    reports = [DeliveryReport(message_id, client_ref, status, now)]
    if world.store.switches.repeat_delivery_reports:
        reports += [reports[0], DeliveryReport(message_id, client_ref, DeliveryStatus.EXPIRED, now - _EARLIER)]
    base = world.store.switches.delivery_reports_url or world.options.delivery_reports_url
    url = f"{base.rstrip('/')}/{gateway}/{world.options.delivery_reports_secret}"
    for report in reports:
        await _post(url, body(report))


async def _post(url: str, body: object) -> None:
    for wait in _WAITS:
        await asyncio.sleep(wait)
        try:
            async with asyncio.timeout(_PATIENCE):
                if await status_of_post(url, json.dumps(body).encode()) < 500:
                    return
        except (OSError, ValueError):
            continue
