"""The witnesses' page: what each has cosigned, was handed and refuses, and how it behaves from now on."""

from dataclasses import asdict, dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from prakerja_sandbox.pages import templates
from prakerja_sandbox.switches import BadSwitch, Lie, Mode, Switches
from prakerja_sandbox.witnesses.books import Refusal
from prakerja_sandbox.witnesses.giving_up import give_up
from prakerja_sandbox.witnesses.http import books_of
from prakerja_sandbox.witnesses.notes import key_of
from prakerja_sandbox.witnesses.told import read_told
from prakerja_sandbox.world import world_of


async def as_json(request: Request) -> Response:
    """What each has cosigned, been handed and refused."""
    return JSONResponse([asdict(one) for one in _shown(request)])


async def page(request: Request) -> Response:
    """The same for people, with a form for a reveal."""
    told = {"witnesses": _shown(request), "ahead": books_of(request).ahead_s(), "modes": Mode, "lies": Lie}
    return templates.TemplateResponse(request, "witnesses.html", told)


async def set_switch(request: Request) -> Response:
    """How this witness behaves from now on."""
    store = world_of(request).store
    async with request.form() as form:
        sent = {name: str(value) for name, value in form.items() if value}
    try:
        store.switch(store.switches.changed({f"witness-{request.path_params['part']}": sent}))
    except BadSwitch as error:
        return PlainTextResponse(f"{error}\n", status_code=400)
    return RedirectResponse("/witnesses", 303)


async def put_clock(request: Request) -> Response:
    """The witnesses' clock is ahead of this machine's by so many seconds from now on."""
    form = await request.form()
    try:
        ahead = int(str(form.get("ahead_s", "")))
    except ValueError:
        return PlainTextResponse("ahead_s: a whole number of seconds\n", status_code=400)
    books_of(request).put_clock(max(-(10**9), min(ahead, 10**9)))
    return RedirectResponse("/witnesses", 303)


async def forget(request: Request) -> Response:
    """They are as before anybody asked them."""
    books_of(request).forget()
    return RedirectResponse("/witnesses", 303)


@dataclass(frozen=True, slots=True)
class Shown:
    """A witness as its page has it; `at` in seconds since 1970."""

    part: str
    name: str
    key: str
    mode: Mode
    lie: str | None
    size: int | None
    at: int | None
    handed: int
    refusals: list[Refusal]


def _shown(request: Request) -> list[Shown]:
    told, books, switches = read_told(world_of(request).options.witnesses), books_of(request), _switches(request)
    found = []
    for part, signer in (told.signers if told else {}).items():
        size, _, at = books.cosigned(part) or (None, "", None)
        key, switch = key_of(signer.name, signer.secret), switches[f"witness-{part}"]
        given, refused = len(books.handed(part)), books.refusals(part)
        found.append(Shown(part, signer.name, key, switch.mode, switch.code, size, at, given, refused))
    return found


def _switches(request: Request) -> Switches:
    return world_of(request).store.switches


ROUTES: Final = [
    Route("/witnesses", page),
    Route("/witnesses.json", as_json),
    Route("/witnesses/clock", put_clock, methods=["POST"]),
    Route("/witnesses/give-up", give_up, methods=["POST"]),
    Route("/witnesses/forget", forget, methods=["POST"]),
    Route("/witnesses/{part}/switch", set_switch, methods=["POST"]),
]
