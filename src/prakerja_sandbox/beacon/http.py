"""drand's HTTP API, by three mirrors: /beacon/satu, /beacon/dua, /beacon/tiga; each behaves as its switch says."""

import asyncio
import hashlib
import time
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from prakerja_sandbox.beacon.chain import Chain
from prakerja_sandbox.faults import fault_of
from prakerja_sandbox.switches import Mode, Untruth
from prakerja_sandbox.world import world_of

_NOT_FOUND: Final = 404
_TOO_EARLY: Final = 425
#: A round that comes late comes so much later.
LATE_S: Final = 3600


async def chains(request: Request) -> Response:
    """The hashes of the chains: one."""
    return await _fault(request) or JSONResponse([(await _chain(request)).hash])


async def info(request: Request) -> Response:
    """What is to be pinned."""
    if fault := await _fault(request):
        return fault
    chain = await _chain(request)
    shown = chain.stranger if _untruth(request) is Untruth.CHAIN else chain
    return JSONResponse(shown.info()) if _is_asked_for(request, chain) else _not_here()


async def latest(request: Request) -> Response:
    """The newest round."""
    return await _round(request, 0)


async def one_round(request: Request) -> Response:
    """The round with this number: 404 while the switch has it late, 425 before its time."""
    return await _round(request, int(request.path_params["number"]))


async def _round(request: Request, number: int) -> Response:
    if fault := await _fault(request):
        return fault
    chain, untruth = await _chain(request), _untruth(request)
    newest = chain.newest(time.time())
    out = newest - LATE_S // chain.period if untruth is Untruth.LATE else newest
    wanted = number or out
    if not _is_asked_for(request, chain) or not 1 <= wanted <= out:
        return JSONResponse({"error": "no such round"}, status_code=_TOO_EARLY if wanted > newest else _NOT_FOUND)
    # Signing takes 15 ms, and the first time the curve is read in.
    return JSONResponse(await asyncio.to_thread(_told, chain, wanted, untruth))


def _told(chain: Chain, number: int, untruth: Untruth | None) -> dict[str, object]:
    """What is said of the round; each untruth is one that only its own check finds."""
    signer = chain.stranger if untruth in (Untruth.FORGED, Untruth.CHAIN) else chain
    signed = number - 1 if untruth is Untruth.ROUND and number > 1 else number
    signature = signer.signature(signed)
    hashed = b"" if untruth is Untruth.UNHASHED else signature
    return {"round": number, "randomness": hashlib.sha256(hashed).hexdigest(), "signature": signature.hex()}


async def _chain(request: Request) -> Chain:
    beacon = world_of(request).beacon
    return await asyncio.to_thread(lambda: beacon.chain)


def _system(request: Request) -> str:
    return f"beacon-{request.path_params['mirror']}"


def _untruth(request: Request) -> Untruth | None:
    switch = world_of(request).store.switches[_system(request)]
    return Untruth(switch.code or Untruth.FORGED) if switch.mode is Mode.WRONG else None


async def _fault(request: Request) -> Response | None:
    world = world_of(request)
    if _system(request) not in world.store.switches.systems:
        return _not_here()
    return await fault_of(world, _system(request))


def _is_asked_for(request: Request, chain: Chain) -> bool:
    return str(request.path_params.get("chain", chain.hash)) == chain.hash


def _not_here() -> Response:
    return JSONResponse({"error": "not found"}, status_code=_NOT_FOUND)


ROUTES: Final = [
    Route("/beacon/{mirror}/chains", chains),
    Route("/beacon/{mirror}/{chain}/info", info),
    Route("/beacon/{mirror}/{chain}/public/latest", latest),
    Route("/beacon/{mirror}/{chain}/public/{number:int}", one_round),
]
