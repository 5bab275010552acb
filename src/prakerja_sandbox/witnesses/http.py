"""The witnesses' addresses: /witnesses/{satu, dua, tiga, empat, lima}/…; each behaves as its switch says."""

import asyncio
import json
from dataclasses import asdict, dataclass
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from prakerja_sandbox.faults import fault_of
from prakerja_sandbox.pages import templates
from prakerja_sandbox.switches import Lie, Mode, Switches
from prakerja_sandbox.witnesses.books import Books, Refusal
from prakerja_sandbox.witnesses.notes import NotANote, key_of
from prakerja_sandbox.witnesses.rules import Handed
from prakerja_sandbox.witnesses.told import read_told
from prakerja_sandbox.witnesses.witness import Witness, read_question
from prakerja_sandbox.world import world_of

_LONGEST: Final = 200_000
_LONGEST_REVEAL: Final = 2_000
_HEX: Final = frozenset("0123456789abcdef")
#: A custodian's page is on another site, and sends a reveal from the browser.
_FROM_ANYWHERE: Final = {"Access-Control-Allow-Origin": "*"}
_turns: Final[dict[str, asyncio.Lock]] = {}


async def add_checkpoint(request: Request) -> Response:
    """The witness's line below the checkpoint, or why there is none."""
    witness, body = _witness(request), await request.body()
    if fault := await fault_of(world_of(request), _system(request)):
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
    witness, body = _witness(request), await request.body()
    if fault := await fault_of(world_of(request), _system(request)):
        return fault
    is_form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    given = (
        str((await request.form()).get("reveal", "")) if is_form else body[:_LONGEST_REVEAL].decode(errors="replace")
    )
    reveal = _reveal_in(given, at=witness.now())
    if reveal is None:
        return Response("it is no reveal\n", status_code=400, headers=_FROM_ANYWHERE)
    _books(request).hand(witness.part, reveal)
    return RedirectResponse("/witnesses", 303) if is_form else Response(status_code=204, headers=_FROM_ANYWHERE)


async def key(request: Request) -> Response:
    """The witness's key."""
    signer = _witness(request).signer
    return PlainTextResponse(f"{key_of(signer.name, signer.secret)}\n")


async def checkpoint(request: Request) -> Response:
    """The newest one that it cosigned, or the one over so many entries: published by the witness itself."""
    found = _books(request).cosigned(_witness(request).part, request.path_params.get("size"))
    if found is None:
        raise HTTPException(404)
    return PlainTextResponse(found[1])


async def as_json(request: Request) -> Response:
    """What each has cosigned, been handed and refused."""
    return JSONResponse([asdict(one) for one in _shown(request)])


async def page(request: Request) -> Response:
    """The same for people, with a form for a reveal."""
    ahead = _books(request).ahead_s()
    return templates.TemplateResponse(request, "witnesses.html", {"witnesses": _shown(request), "ahead": ahead})


async def put_clock(request: Request) -> Response:
    """The witnesses' clock is ahead of this machine's by so many seconds from now on."""
    form = await request.form()
    try:
        ahead = int(str(form.get("ahead_s", "")))
    except ValueError:
        return PlainTextResponse("ahead_s: a whole number of seconds\n", status_code=400)
    _books(request).put_clock(max(-(10**9), min(ahead, 10**9)))
    return RedirectResponse("/witnesses", 303)


async def forget(request: Request) -> Response:
    """They are as before anybody asked them."""
    _books(request).forget()
    return RedirectResponse("/witnesses", 303)


@dataclass(frozen=True, slots=True)
class Shown:
    """A witness as its page has it; `at` in seconds since 1970."""

    part: str
    name: str
    key: str
    mode: Mode
    size: int | None
    at: int | None
    handed: int
    refusals: list[Refusal]


def _shown(request: Request) -> list[Shown]:
    told, books, switches = read_told(world_of(request).options.witnesses), _books(request), _switches(request)
    found = []
    for part, signer in (told.signers if told else {}).items():
        size, _, at = books.cosigned(part) or (None, "", None)
        key, mode = key_of(signer.name, signer.secret), switches[f"witness-{part}"].mode
        found.append(Shown(part, signer.name, key, mode, size, at, len(books.handed(part)), books.refusals(part)))
    return found


def _switches(request: Request) -> Switches:
    return world_of(request).store.switches


def _witness(request: Request) -> Witness:
    part, told = str(request.path_params["part"]), read_told(world_of(request).options.witnesses)
    if told is None or part not in told.signers:
        raise HTTPException(404)
    return Witness(part, told.signers[part], told, _books(request))


def _books(request: Request) -> Books:
    return world_of(request).store.witnesses


def _system(request: Request) -> str:
    return f"witness-{request.path_params['part']}"


def _lie(request: Request) -> Lie | None:
    switch = _switches(request)[_system(request)]
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
    Route("/witnesses", page),
    Route("/witnesses.json", as_json),
    Route("/witnesses/clock", put_clock, methods=["POST"]),
    Route("/witnesses/forget", forget, methods=["POST"]),
    Route("/witnesses/{part}/add-checkpoint", add_checkpoint, methods=["POST"]),
    Route("/witnesses/{part}/reveals", take_reveal, methods=["POST"]),
    Route("/witnesses/{part}/key", key),
    Route("/witnesses/{part}/checkpoint", checkpoint),
    Route("/witnesses/{part}/checkpoint.{size:int}", checkpoint),
]
