"""Everything that a request to the sandbox may need: its options, its memory, and the reports on their way."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import cast

from starlette.requests import Request

from prakerja_sandbox.bank.bank import Bank
from prakerja_sandbox.bank.books import FIRST_FLOAT
from prakerja_sandbox.beacon.beacon import Beacon
from prakerja_sandbox.store import Store


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line said. Port 0: any free one."""

    port: int = 8010
    smtp_port: int = 8025
    delivery_reports_url: str = "http://127.0.0.1:8000/gateways/delivery-reports"
    delivery_reports_secret: str = "sandbox"  # noqa: S105 - a public sandbox has no secrets
    state: Path | None = None
    authenticator: Path | None = None
    partners: Path | None = None
    bank_keys: Path | None = None
    bank_payments: Path | None = None
    bank_float: int = FIRST_FLOAT
    bank_callbacks: str | None = None
    beacon: Path | None = None
    witnesses: Path | None = None


@dataclass(slots=True)
class World:
    """The one sandbox of this process."""

    options: Options
    store: Store
    bank: Bank
    beacon: Beacon
    running: set[asyncio.Task[None]] = field(default_factory=set)
    turns: "count[int]" = field(default_factory=count)
    #: Held while the platform asks for a profile: a refresh token is good once.
    refreshing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def start(self, work: Coroutine[None, None, None]) -> None:
        """The work goes on in the background; the reference keeps the loop from dropping it."""
        task = asyncio.create_task(work)
        self.running.add(task)
        task.add_done_callback(self.running.discard)


def world_of(request: Request) -> World:
    """The sandbox that this request came to."""
    return cast("World", request.app.state.world)
