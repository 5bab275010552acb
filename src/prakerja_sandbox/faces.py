"""POST /faces/compare: a service that compares two photos of faces, as the switches have it. It looks at neither."""

import base64
import binascii
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from prakerja_sandbox.faults import fault_of, json_object
from prakerja_sandbox.switches import FACES, Mode
from prakerja_sandbox.world import world_of

#: The public sandbox has no secrets.
KEY: Final = "sandbox"
_JPEG: Final = b"\xff\xd8\xff"


async def compare(request: Request) -> Response:
    """`match`; in mode wrong what its code says, `no_match` or `unsure`."""
    world = world_of(request)
    if fault := await fault_of(world, FACES):
        return fault
    if request.headers.get("x-api-key") != KEY:
        return JSONResponse({"error": "unauthorized"}, status_code=401)
    body = await json_object(request)
    if body is None or not all(_is_jpeg(body.get(name)) for name in ("known", "taken")):
        return JSONResponse({"error": "two JPEGs in base64: known and taken"}, status_code=422)
    switch = world.store.switches[FACES]
    return JSONResponse({"result": (switch.code or "no_match") if switch.mode is Mode.WRONG else "match"})


def _is_jpeg(value: object) -> bool:
    try:
        return isinstance(value, str) and base64.b64decode(value, validate=True).startswith(_JPEG)
    except binascii.Error:
        return False


ROUTES: Final = [Route("/faces/compare", compare, methods=["POST"])]
