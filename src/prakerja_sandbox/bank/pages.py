"""The bank's pages: accounts, payments, statement, switches. Plain forms; no page needs script."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from prakerja_sandbox.bank.accounts import Account, accounts_of
from prakerja_sandbox.bank.bank import Bank, day_of, in_wib
from prakerja_sandbox.bank.camt import camt053
from prakerja_sandbox.bank.gate import seconds_now
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE, HOUSES, SERVED, House
from prakerja_sandbox.bank.json_pages import bank_of
from prakerja_sandbox.bank.lines import balance_before, lines, printed_by, totals
from prakerja_sandbox.bank.pain import NotAPain, take_pain
from prakerja_sandbox.bank.proof import counted, faults_of
from prakerja_sandbox.bank.service_table import SERVICE_BY_CODE
from prakerja_sandbox.bank.statements import day_bounds, remark_of
from prakerja_sandbox.bank.switches import CALLBACKS, GARBAGE, GROUPS, STATEMENTS, BadBankSwitch, BankSwitches, modes_of
from prakerja_sandbox.bank.templating import HERE, templates
from prakerja_sandbox.population import POPULATION, person

_SHOWN: Final = 50
_LONGEST_FILE: Final = 64 * 1024 * 1024
_STATE_WORDS: Final = {"00": "berhasil", "03": "menunggu", "04": "dikembalikan", "06": "gagal"}


async def front(request: Request) -> Response:
    """The floats, whether the books hold, and somebody's accounts when asked."""
    bank = bank_of(request)
    floats = [(house, bank.books.float_balance(house)) for house in SERVED]
    whose = request.query_params.get("person", "")
    found = int(whose) if whose.isascii() and whose.isdigit() and int(whose) < POPULATION else None
    context = {
        "floats": floats,
        "faults": faults_of(bank),
        "counts": counted(bank),
        "words": _STATE_WORDS,
        "asked": whose,
        "owner": person(found) if found is not None else None,
        "accounts": _of(bank, found) if found is not None else [],
        "opened": bank.opened()[-_SHOWN:],
    }
    return templates.TemplateResponse(request, "bank.html", context)


async def payments(request: Request) -> Response:
    """The newest, of one state where it is named."""
    bank, state = bank_of(request), request.query_params.get("state", "")
    found = bank.books.newest(state=state, limit=_SHOWN)
    context = {
        "payments": found,
        "state": state,
        "words": _STATE_WORDS,
        "counts": counted(bank),
        "services": SERVICE_BY_CODE,
        "in_wib": in_wib,
        "most": _SHOWN,
    }
    return templates.TemplateResponse(request, "bank_payments.html", context)


async def statement(request: Request) -> Response:
    """A float's lines of a day."""
    bank, house = bank_of(request), _house(request.query_params.get("house", "bni"))
    day = _day(request.query_params.get("day") or day_of(seconds_now()))
    since, until = day_bounds(day)
    found = printed_by(bank, house, lines(bank, house, since, until, limit=_SHOWN * 4))
    context = {
        "house": house,
        "houses": SERVED,
        "day": day,
        "lines": found,
        "remark_of": remark_of,
        "in_wib": in_wib,
        "totals": totals(bank, house, since, until),
        "opening": balance_before(bank, house, since),
        "closing": balance_before(bank, house, until),
        "float": house.id_of(house.float_account),
        "most": _SHOWN * 4,
    }
    return templates.TemplateResponse(request, "bank_statement.html", context)


async def camt(request: Request) -> Response:
    """The same day as camt.053."""
    bank, house = bank_of(request), _house(request.path_params["house"])
    day = _day(request.path_params["day"])
    name = f'attachment; filename="{house.code}-{day}.xml"'
    pieces = _by_turns(camt053(bank, house, day))
    return StreamingResponse(pieces, media_type="application/xml", headers={"Content-Disposition": name})


async def pain(request: Request) -> Response:
    """A pain.001 in the body is taken; what became of each transfer is told."""
    content = b""
    async for piece in request.stream():
        content += piece
        if len(content) > _LONGEST_FILE:
            raise HTTPException(413)
    try:
        done = await take_pain(bank_of(request), content)
    except NotAPain as error:
        return JSONResponse({"error": str(error)}, status_code=400)
    return JSONResponse([{"reference": one.reference, "code": one.code, "message": one.about} for one in done])


async def switches(request: Request) -> Response:
    """How it behaves, and a form."""
    return _switches_page(request)


async def set_switch(request: Request) -> Response:
    """One switch, or several of one kind, is set as the form says."""
    bank = bank_of(request)
    async with request.form() as form:
        sent = {name: str(value) for name, value in form.items() if value}
    name = sent.pop("name", "")
    change: object = sent.get("url") if name == "callback_url" else sent
    try:
        bank.set_switches(bank.switches.changed({name: change}))
    except BadBankSwitch as error:
        return _switches_page(request, problem=str(error))
    return RedirectResponse("/bank/switches", status_code=303)


async def reset_switches(request: Request) -> Response:
    """Everything goes well again."""
    bank = bank_of(request)
    bank.set_switches(BankSwitches())
    return RedirectResponse("/bank/switches", status_code=303)


def _switches_page(request: Request, *, problem: str = "") -> Response:
    bank = bank_of(request)
    context = {
        "problem": problem,
        "switches": bank.switches,
        "services": SERVICE_BY_CODE,
        "groups": GROUPS,
        "modes": {"services": modes_of("17"), CALLBACKS: modes_of(CALLBACKS), STATEMENTS: modes_of(STATEMENTS)},
        "kinds": GARBAGE,
        "url": bank.switches.callback_url or bank.options.callbacks,
    }
    return templates.TemplateResponse(request, "bank_switches.html", context, status_code=400 if problem else 200)


def _of(bank: Bank, number: int) -> list[Account]:
    known = {one.id: one for one in accounts_of(number)}
    known |= {one.id: one for one in bank.opened() if one.number == one.house.number_of(number)}
    order = {house.code: turn for turn, house in enumerate(HOUSES)}
    return sorted(known.values(), key=lambda one: order[one.house.code])


async def _by_turns(pieces: Iterator[str]) -> AsyncIterator[str]:
    """In this thread, which alone may read the books, and with calls answered between."""
    for piece in pieces:
        yield piece
        await asyncio.sleep(0)


def _house(code: str) -> House:
    house = HOUSE_BY_CODE.get(code)
    if house is None or not house.float_account:
        raise HTTPException(404, "no float there")
    return house


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day of the bank
    except ValueError as error:
        raise HTTPException(404, "a day is written 2025-03-04") from error


#: The bank alone has the same sheet and icon as the whole sandbox.
STATIC: Final = Mount("/static", StaticFiles(directory=HERE / "static"))
ROUTES: Final = [
    Route("/bank", front),
    Route("/bank/payments", payments),
    Route("/bank/statement", statement),
    Route("/bank/camt/{house}/{day}.xml", camt),
    Route("/bank/pain", pain, methods=["POST"]),
    Route("/bank/switches", switches),
    Route("/bank/switches", set_switch, methods=["POST"]),
    Route("/bank/switches/reset", reset_switches, methods=["POST"]),
]
