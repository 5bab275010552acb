"""Calls that are sent again until they are answered, the very same: lines break and servers die between the two."""

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Final

import httpx

from prakerja_sandbox.partner_calls import PATH, Answer, Caller, signature_of

_PATIENCE_S: Final = 10.0
_PAUSE_S: Final = 0.25
#: A call is good for a quarter of an hour; a programme that is away for longer is not waited for.
_LONGEST_S: Final = 600.0
_TOO_MANY, _OUR_SIDE = 429, 500


class Unanswered(Exception):
    """The programme was away for too long."""


class SureCaller:
    """One partner's program, over connections that are kept."""

    def __init__(self, caller: Caller, client: httpx.AsyncClient) -> None:
        self._caller, self._client = caller, client
        #: How often something was sent once more.
        self.again = 0

    async def call(self, endpoint: str, asked: Mapping[str, object], *, authorization: str = "") -> Answer:
        """What the programme answers in the end. Raises Unanswered."""
        body, timestamp, path = json.dumps(asked), str(int(time.time())), PATH + endpoint
        headers = {
            "client_code": self._caller.client_code,
            "timestamp": timestamp,
            "signature": signature_of(
                self._caller, timestamp=timestamp, path=path, body=body, authorization=authorization
            ),
            "Content-Type": "application/json",
        } | ({"Authorization": authorization} if authorization else {})
        end = time.monotonic() + _LONGEST_S
        while time.monotonic() < end:
            told = await self._sent(self._caller.base_url + path, body, headers)
            if told is not None:
                return told
            self.again += 1
            await asyncio.sleep(_PAUSE_S)
        raise Unanswered(endpoint)

    async def _sent(self, address: str, body: str, headers: dict[str, str]) -> Answer | None:
        """None: nobody knows whether it was done."""
        try:
            response = await self._client.post(address, content=body.encode(), headers=headers, timeout=_PATIENCE_S)
            told = response.json()
        except (httpx.HTTPError, ValueError):
            return None
        if response.status_code == _TOO_MANY or response.status_code >= _OUR_SIDE:
            return None
        return Answer(
            is_done=told.get("success") is True,
            message=str(told.get("message", "")),
            code=str(told.get("code", "")),
            data=told.get("data") or {},
        )
