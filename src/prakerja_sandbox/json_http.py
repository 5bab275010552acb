"""The same as the pages, for tests: inbox, switches and people as JSON."""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from prakerja_sandbox.faults import json_object
from prakerja_sandbox.pages import asked_person
from prakerja_sandbox.people import as_json, next_person
from prakerja_sandbox.switches import BadSwitch, Switches
from prakerja_sandbox.world import world_of

_LONGEST_WAIT: Final = 60.0


async def health(request: Request) -> Response:
    """200 while the sandbox works."""
    del request
    return JSONResponse({"status": "ok"})


async def inbox(request: Request) -> Response:
    """The messages, newest first, by `to`, `channel` and `after`; `wait` holds the answer until there is one."""
    store, asked = world_of(request).store, request.query_params
    try:
        after, wait = int(asked.get("after", 0)), min(float(asked.get("wait", 0)), _LONGEST_WAIT)
    except ValueError as error:
        raise HTTPException(400, "after and wait are numbers") from error
    channel, to = asked.get("channel", ""), asked.get("to", "")
    messages = await store.wait_for_messages(wait, to=to, channel=channel, after=after)
    return JSONResponse([message.as_json() for message in messages])


async def clear_inbox(request: Request) -> Response:
    """The inbox is empty."""
    world_of(request).store.clear()
    return Response(status_code=204)


async def switches(request: Request) -> Response:
    """All switches as they stand."""
    return JSONResponse(world_of(request).store.switches.as_json())


async def set_switches(request: Request) -> Response:
    """The switches named are set, the others left alone; or 400 and none is set."""
    store = world_of(request).store
    try:
        store.switch(store.switches.changed(await json_object(request)))
    except BadSwitch as error:
        return JSONResponse({"error": str(error)}, status_code=400)
    return JSONResponse(store.switches.as_json())


async def reset_switches(request: Request) -> Response:
    """Every switch is as at the first start."""
    world_of(request).store.switch(Switches())
    return Response(status_code=204)


async def one_person(request: Request) -> Response:
    """The person with this number."""
    return JSONResponse(as_json(asked_person(request)))


async def hand_out(request: Request) -> Response:
    """An adult who was not handed out before."""
    return JSONResponse(as_json(next_person(world_of(request).store)))


ROUTES: Final = [
    Route("/healthz", health),
    Route("/inbox.json", inbox),
    Route("/inbox.json", clear_inbox, methods=["DELETE"]),
    Route("/switches.json", switches),
    Route("/switches.json", set_switches, methods=["POST"]),
    Route("/switches.json", reset_switches, methods=["DELETE"]),
    Route("/people/next.json", hand_out, methods=["POST"]),
    Route("/people/{number:int}.json", one_person),
]
