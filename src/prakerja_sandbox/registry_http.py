"""POST /dukcapil/get_json/{institution}/{METHOD}: the population registry over HTTP."""

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from prakerja_sandbox.faults import fault_of, json_object
from prakerja_sandbox.registry import Content, envelope, mismatch, refusal, verify
from prakerja_sandbox.switches import REGISTRY, Mode
from prakerja_sandbox.world import world_of

_METHOD: Final = "CALL_VERIFY_BY_ELEMEN"
# Shown in `quotaLimiter` when no quota is set.
_UNLIMITED: Final = 999_999


async def ask(request: Request) -> Response:
    """The registry's answer to one question, as the switches have it."""
    world = world_of(request)
    if request.path_params["method"].upper() != _METHOD:
        return JSONResponse({"status": 404, "error": "Not Found"}, status_code=404)
    if fault := await fault_of(world, REGISTRY):
        return fault
    left = world.store.use_quota()
    if left == -1:
        return JSONResponse(envelope([refusal("05")], 0))
    body = await json_object(request)
    content = refusal("07") if body is None else _answer(body, request)
    return JSONResponse(envelope([content], _UNLIMITED if left is None else left))


def _answer(body: dict[str, object], request: Request) -> Content:
    switch = world_of(request).store.switches[REGISTRY]
    if switch.mode is not Mode.WRONG:
        return verify(body)
    return refusal(switch.code) if switch.code else mismatch(body)


ROUTES: Final = [Route("/dukcapil/get_json/{institution}/{method}", ask, methods=["POST"])]
