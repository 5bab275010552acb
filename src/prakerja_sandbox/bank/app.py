"""The bank's addresses: SNAP first, and everything else as pages."""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from prakerja_sandbox.bank import json_pages, pages
from prakerja_sandbox.bank.bank import Bank
from prakerja_sandbox.bank.snap import PREFIX, Snap

#: Of pages, for whichever application shows them; it keeps the bank as `app.state.bank`.
ROUTES: Final = [*json_pages.ROUTES, *pages.ROUTES]


class SnapFirst:
    """What is asked below /snap/ goes to the bank; all else to the pages."""

    def __init__(self, pages: ASGIApp, bank: Bank) -> None:
        self._pages, self._snap = pages, Snap(bank)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """To the one or the other."""
        is_snap = scope["type"] == "http" and scope["path"].startswith(PREFIX)
        await (self._snap if is_snap else self._pages)(scope, receive, send)
