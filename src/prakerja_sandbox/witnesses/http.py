"""The witnesses' addresses: /witnesses/{satu, dua, tiga, empat, lima}/…; each behaves as its switch says."""

import asyncio
import json
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from prakerja_sandbox.faults import fault_of
from prakerja_sandbox.switches import Lie, Mode
from prakerja_sandbox.witnesses.books import Books
from prakerja_sandbox.witnesses.notes import NotANote, key_of
from prakerja_sandbox.witnesses.question import read_question
from prakerja_sandbox.witnesses.rules import Handed
from prakerja_sandbox.witnesses.told import read_told
from prakerja_sandbox.witnesses.witness import Witness
from prakerja_sandbox.world import world_of

_LONGEST: Final = 200_000
_LONGEST_REVEAL: Final = 2_000
_HEX: Final = frozenset("0123456789abcdef")
#: A custodian's page is on another site, and sends a reveal from the browser.
_FROM_ANYWHERE: Final = {"Access-Control-Allow-Origin": "*"}
_turns: Final[dict[str, asyncio.Lock]] = {}


async def add_checkpoint(request: Request) -> Response:
    """The witness's line below the checkpoint, or why there is none."""
    witness, body = witness_of(request), await request.body()
    if fault := await fault_of(world_of(request), system_of(request)):
        return fault
    try:
        question = read_question(body[:_LONGEST])
    except NotANote as fault:
        return PlainTextResponse(f"{fault}\n", status_code=400)
    # Two at once could both be checked against the same books.
    async with _turns.setdefault(witness.part, asyncio.Lock()):
        answer = await witness.add_checkpoint(question, _lie(request))
    kind = "text/x.tlog.size" if answer.is_size else "text/plain; charset=utf-8"
    return Response(answer.text, status_code=answer.status, headers={"Content-Type": kind})


async def take_reveal(request: Request) -> Response:
    """A custodian hands a reveal to the witness itself: 204, or back to the page for a form. 400: it is none."""
    witness, body = witness_of(request), await request.body()
    if fault := await fault_of(world_of(request), system_of(request)):
        return fault
    is_form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    given = (
        str((await request.form()).get("reveal", "")) if is_form else body[:_LONGEST_REVEAL].decode(errors="replace")
    )
    reveal = _reveal_in(given, at=witness.now())
    if reveal is None:
        return Response("it is no reveal\n", status_code=400, headers=_FROM_ANYWHERE)
    books_of(request).hand(witness.part, reveal)
    return RedirectResponse("/witnesses", 303) if is_form else Response(status_code=204, headers=_FROM_ANYWHERE)


async def key(request: Request) -> Response:
    """The witness's key."""
    signer = witness_of(request).signer
    return PlainTextResponse(f"{key_of(signer.name, signer.secret)}\n")


async def checkpoint(request: Request) -> Response:
    """The newest one that it cosigned, or the one over so many entries: published by the witness itself."""
    if fault := await fault_of(world_of(request), system_of(request)):
        return fault
    found = books_of(request).cosigned(witness_of(request).part, request.path_params.get("size"))
    if found is None:
        raise HTTPException(404)
    return PlainTextResponse(found[1])


def witness_of(request: Request) -> Witness:
    """The one in the address; 404: there is none."""
    part, told = str(request.path_params["part"]), read_told(world_of(request).options.witnesses)
    if told is None or part not in told.signers:
        raise HTTPException(404)
    return Witness(part, told.signers[part], told, books_of(request))


def books_of(request: Request) -> Books:
    """Those of all."""
    return world_of(request).store.witnesses


def system_of(request: Request) -> str:
    return f"witness-{request.path_params['part']}"


def _lie(request: Request) -> Lie | None:
    switch = world_of(request).store.switches[system_of(request)]
    return Lie(switch.code or Lie.FORK) if switch.mode is Mode.WRONG else None


def _reveal_in(text: str, *, at: int) -> Handed | None:
    try:
        told = json.loads(text)
        statement, position, secret = told["statement_sha256"], told["position"], told["secret"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    is_one = type(position) is int and 1 <= position <= 99 and all(_is_hash(one) for one in (statement, secret))
    return Handed(statement, position, secret, at) if is_one and len(told) == len(("F", "n", "r")) else None


def _is_hash(told: object) -> bool:
    return isinstance(told, str) and len(told) == 64 and set(told) <= _HEX


ROUTES: Final = [
    Route("/witnesses/{part}/add-checkpoint", add_checkpoint, methods=["POST"]),
    Route("/witnesses/{part}/reveals", take_reveal, methods=["POST"]),
    Route("/witnesses/{part}/key", key),
    Route("/witnesses/{part}/checkpoint", checkpoint),
    Route("/witnesses/{part}/checkpoint.{size:int}", checkpoint),
]
