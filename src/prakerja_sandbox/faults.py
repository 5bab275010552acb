"""What the switches do to the outside systems that speak HTTP."""

import asyncio
from typing import Final, cast
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from prakerja_sandbox.switches import Garbage, Mode
from prakerja_sandbox.world import World

_ERROR_PAGE: Final = "<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><hr>nginx"
_OPEN: Final[WeakValueDictionary[tuple[str, int], HttpToolsProtocol]] = WeakValueDictionary()


class Connection(HttpToolsProtocol):
    """An HTTP connection that can be found by its caller's address, in order to be cut."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the parent
        """The connection is known by the caller's address until it ends."""
        super().connection_made(transport)
        if self.client:
            _OPEN[self.client] = self


class NoAnswer(Response):
    """The connection is closed without a word."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Nothing is sent."""
        del send
        await cut(scope, receive)


async def cut(scope: Scope, receive: Receive) -> None:
    """The caller is cut off, and the server has noticed."""
    if connection := _OPEN.get(tuple(scope["client"])):
        connection.transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass


async def fault_of(world: World, system: str) -> Response | None:
    """The answer in place of the system's own; None: it answers itself, perhaps after a while."""
    switch = world.store.switches[system]
    if switch.mode is Mode.SLOW:
        await asyncio.sleep(switch.seconds)
    if switch.mode is Mode.FAILING:
        return JSONResponse({"error": "Internal Server Error"}, status_code=500)
    if switch.mode is Mode.DOWN:
        return NoAnswer()
    if switch.mode is Mode.GARBAGE:
        return _garbage(switch.kind or list(Garbage)[next(world.turns) % len(Garbage)], system)
    return None


async def json_object(request: Request) -> dict[str, object] | None:
    """The body as a JSON object; None when it is something else."""
    try:
        body = await request.json()
    except (ValueError, RecursionError):  # the latter for brackets without end
        return None
    return cast("dict[str, object]", body) if isinstance(body, dict) else None


def _garbage(kind: Garbage, system: str) -> Response:
    if kind is Garbage.HTML:
        return HTMLResponse(_ERROR_PAGE)
    if kind is Garbage.JSON:
        return Response('{"content":[{"NIK":"Ses', media_type="application/json")
    if system == "registry":
        content = [{"NIK": "Barangkali", "NAMA_LGKP": "Mungkin (??)"}] if kind is Garbage.WORD else []
        return JSONResponse({"content": content, "lastPage": True, "numberOfElements": len(content)})
    return JSONResponse({"status": "barangkali", "message_id": None} if kind is Garbage.WORD else {})
