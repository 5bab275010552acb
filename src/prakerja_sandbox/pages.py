"""The sandbox's own pages: front page, inbox, switches, people to try with. Plain forms; no page needs script."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from prakerja_sandbox.messages import LINK
from prakerja_sandbox.people import difficult_people, email_of, next_person, phone_of
from prakerja_sandbox.population import POPULATION, Person, household_of, person
from prakerja_sandbox.specimen import Fault, ktp_picture, selfie_picture
from prakerja_sandbox.switches import (
    BEACONS,
    FACES,
    LIKENESSES,
    SYSTEMS,
    WITNESSES,
    BadSwitch,
    Garbage,
    Mode,
    Switches,
    Untruth,
)
from prakerja_sandbox.world import world_of

_HERE: Final = Path(__file__).parent
_WIB: Final = ZoneInfo("Asia/Jakarta")
_SHOWN_MESSAGES: Final = 50
#: What a system can be made to say wrongly, what it says unasked first.
_UNTRUTHS: Final = [Untruth.FORGED.value, *(one.value for one in Untruth if one is not Untruth.FORGED)]
_CODES: Final = {FACES: list(LIKENESSES)} | dict.fromkeys(BEACONS, _UNTRUTHS)
#: The witnesses have a page of their own.
_ON_PAGE: Final = [system for system in SYSTEMS if system not in WITNESSES]
# An e-mail's HTML is shown as it came, but it can run nothing and load nothing.
_MAIL_POLICY: Final = "sandbox allow-top-navigation allow-popups; default-src 'none'; style-src 'unsafe-inline'"


def linked(text: str) -> Markup:
    """The text with its addresses as links."""
    parts, end = [], 0
    for match in LINK.finditer(text):
        link = match.group().rstrip(".,;:!?)]")
        parts += [escape(text[end : match.start()]), Markup('<a href="{0}">{0}</a>').format(link)]
        end = match.start() + len(link)
    return Markup("").join([*parts, escape(text[end:])])


def wib(at: datetime) -> str:
    """The time of day in western Indonesia, whose zone the programme counts in."""
    return f"{at.astimezone(_WIB):%H.%M.%S}"


def moment(seconds: int) -> str:
    """Day and time of a moment in seconds since 1970, in western Indonesia's zone."""
    return f"{datetime.fromtimestamp(seconds, _WIB):%Y-%m-%d %H.%M.%S} WIB"


templates: Final = Jinja2Templates(_HERE / "templates")
templates.env.filters |= {"linked": linked, "wib": wib, "moment": moment}
templates.env.trim_blocks = templates.env.lstrip_blocks = True


async def front(request: Request) -> Response:
    """What the sandbox is and what is in it."""
    options = world_of(request).options
    return templates.TemplateResponse(request, "front.html", {"options": options, "population": POPULATION})


async def inbox(request: Request) -> Response:
    """The newest messages, those to one recipient when `to` is given."""
    to = request.query_params.get("to", "")
    messages = world_of(request).store.messages(to=to, limit=_SHOWN_MESSAGES)
    newest = messages[0].id if messages else 0
    context = {"messages": messages, "to": to, "newest": newest, "most": _SHOWN_MESSAGES}
    return templates.TemplateResponse(request, "inbox.html", context)


async def clear_inbox(request: Request) -> Response:
    """Empty the inbox and show it."""
    world_of(request).store.clear()
    return _see("/inbox")


async def mail_html(request: Request) -> Response:
    """One e-mail as its HTML, locked up by its policy."""
    message = world_of(request).store.message(request.path_params["number"])
    if message is None or not message.html:
        raise HTTPException(404)
    return Response(message.html, media_type="text/html", headers={"Content-Security-Policy": _MAIL_POLICY})


async def switches(request: Request) -> Response:
    """How each outside system behaves, and a form for each."""
    return _switches_page(request)


async def set_switch(request: Request) -> Response:
    """One system's switch, or the reports', is set as the form says."""
    store = world_of(request).store
    async with request.form() as form:
        sent = {name: str(value) for name, value in form.items() if value}
    system = sent.pop("system", "")
    change: object = sent.get("on") == "1" if system == "repeat_delivery_reports" else sent
    try:
        store.switch(store.switches.changed({system: change}))
    except BadSwitch as error:
        return _switches_page(request, problem=str(error))
    return _see("/switches")


def _switches_page(request: Request, *, problem: str = "") -> Response:
    switches = world_of(request).store.switches
    context = {"switches": switches, "modes": Mode, "kinds": Garbage, "systems": _ON_PAGE, "problem": problem}
    context |= {"codes": _CODES}
    return templates.TemplateResponse(request, "switches.html", context, status_code=400 if problem else 200)


async def reset_switches(request: Request) -> Response:
    """Every switch is as at the first start."""
    world_of(request).store.switch(Switches())
    return _see("/switches")


async def people(request: Request) -> Response:
    """A button for somebody new, and the difficult ones."""
    return templates.TemplateResponse(request, "people.html", {"difficult": difficult_people()})


async def hand_out(request: Request) -> Response:
    """Somebody new, on their own page."""
    return _see(f"/people/{next_person(world_of(request).store).number}")


async def one_person(request: Request) -> Response:
    """Everything one needs to know to be this person on the platform."""
    somebody = asked_person(request)
    context = {
        "somebody": somebody,
        "email": email_of(somebody),
        "phone": phone_of(somebody),
        "family": household_of(somebody.number),
        "faults": Fault,
    }
    return templates.TemplateResponse(request, "person.html", context)


async def ktp(request: Request) -> Response:
    """The person's specimen card."""
    return _picture(request, "ktp", ktp_picture)


async def selfie(request: Request) -> Response:
    """The person's face with the specimen card."""
    return _picture(request, "selfie", selfie_picture)


def asked_person(request: Request) -> Person:
    """The person in the address; 404 when there is none."""
    try:
        return person(request.path_params["number"])
    except IndexError as error:
        raise HTTPException(404, str(error)) from error


def _picture(request: Request, kind: str, draw: Callable[[Person, Fault | None], bytes]) -> Response:
    somebody, fault = asked_person(request), request.query_params.get("fault")
    if fault and fault not in list(Fault):
        raise HTTPException(400, f"fault is one of {', '.join(Fault)}")
    name = "-".join(filter(None, (kind, str(somebody.number), fault)))
    headers = {"Content-Disposition": f'inline; filename="{name}.jpg"'}
    return Response(draw(somebody, Fault(fault) if fault else None), media_type="image/jpeg", headers=headers)


def _see(path: str) -> Response:
    return RedirectResponse(path, status_code=303)


ROUTES: Final = [
    Route("/", front),
    Route("/inbox", inbox),
    Route("/inbox/clear", clear_inbox, methods=["POST"]),
    Route("/inbox/{number:int}/html", mail_html),
    Route("/switches", switches),
    Route("/switches", set_switch, methods=["POST"]),
    Route("/switches/reset", reset_switches, methods=["POST"]),
    Route("/people", people),
    Route("/people/next", hand_out, methods=["POST"]),
    Route("/people/{number:int}", one_person),
    Route("/people/{number:int}/ktp.jpg", ktp),
    Route("/people/{number:int}/selfie.jpg", selfie),
    Mount("/static", StaticFiles(directory=_HERE / "static")),
]
