"""The demo institution: it takes a redeem code, sends its participant to confirm that they are there, and teaches."""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from prakerja_sandbox.pages import templates
from prakerja_sandbox.partner_calls import Answer, call
from prakerja_sandbox.partner_file import read_partners
from prakerja_sandbox.platform_pages import partners_of
from prakerja_sandbox.world import world_of

_SEE_OTHER: Final = 303
#: The final test.
_LAST: Final = 999


async def school(request: Request) -> Response:
    """The form for a redeem code, and whoever has redeemed one here."""
    world = world_of(request)
    context = {
        "partners": read_partners(world.options.partners),
        "participants": world.store.books.participants(),
        "problem": "",
    }
    return templates.TemplateResponse(request, "institution.html", context)


async def redeem(request: Request) -> Response:
    """The code is asked after and redeemed; the programme says whose course it is, or why not."""
    partners = partners_of(request)
    async with request.form() as form:
        code, email = str(form.get("code", "")).strip().upper(), str(form.get("email", "")).strip()
    answer = await call(partners.institution, "payment/redeem-code/commit", {"redeem_code": code})
    if not answer.is_done:
        return _told(request, answer)
    world_of(request).store.books.admit(code, email, str(answer.data.get("course_code", "")))
    return RedirectResponse(f"/institution/participants/{code}", status_code=_SEE_OTHER)


async def participant(request: Request) -> Response:
    """One participant, with a button for each meeting."""
    return await _participant_page(request, request.path_params["code"])


async def attend(request: Request) -> Response:
    """A link on which the participant confirms at the programme that they are there; they come back with its state."""
    partners, books, code = partners_of(request), world_of(request).store.books, request.path_params["code"]
    sequence = int(request.path_params["sequence"])
    email = next((one.email for one in books.participants() if one.code == code), "")
    asked = {
        "redeem_code": code,
        "redirect_uri": str(request.url_for("came_back")),
        "email": email,
        "sequence": sequence,
    }
    answer = await call(partners.institution, "oauth/url-generate", asked)
    if not answer.is_done:
        return await _participant_page(request, code, problem=answer.message)
    books.expect_visit(str(answer.data["state"]), code, sequence)
    return await _participant_page(request, code, link=str(answer.data["url"]))


async def came_back(request: Request) -> Response:
    """The programme is asked whether they were there: what stands in an address proves nothing."""
    partners, books = partners_of(request), world_of(request).store.books
    visit = books.visit(request.query_params.get("state", ""))
    if visit is None:
        raise HTTPException(404)
    code, sequence = visit
    asked = {"redeem_code": code, "sequence": sequence}
    answer = await call(partners.institution, "payment/redeem-code/status", asked)
    if answer.data.get("attendance_status") == 1:
        books.note_attendance(code, sequence)
    return RedirectResponse(f"/institution/participants/{code}", status_code=_SEE_OTHER)


async def hand_in(request: Request) -> Response:
    """The participant's work is handed on: a task, or the skill shown at the end."""
    partners, code = partners_of(request), request.path_params["code"]
    async with request.form() as form:
        scope, address = str(form.get("scope", "")), str(form.get("address", ""))
    sequence = _LAST if scope == "uk" else 1
    asked = {"redeem_code": code, "scope": scope, "sequence": sequence, "url_file": address}
    answer = await call(partners.institution, "tpm/submission", asked)
    return await _participant_page(request, code, problem="" if answer.is_done else answer.message, told=answer.message)


async def finish(request: Request) -> Response:
    """The institution declares that its participant has finished; the certificate is the programme's."""
    partners, code = partners_of(request), request.path_params["code"]
    answer = await call(partners.institution, "payment/redeem-code/completion", {"redeem_code": code})
    if answer.is_done:
        world_of(request).store.books.note_finished(code)
    return await _participant_page(request, code, problem="" if answer.is_done else answer.message, told=answer.message)


async def _participant_page(
    request: Request, code: str, *, problem: str = "", link: str = "", told: str = ""
) -> Response:
    partners, books = partners_of(request), world_of(request).store.books
    found = next((one for one in books.participants() if one.code == code), None)
    if found is None:
        raise HTTPException(404)
    meetings = max((one.meetings for one in partners.on_sale if one.course_code == found.course), default=1)
    context = {
        "partners": partners,
        "participant": found,
        "sequences": [*range(1, meetings + 1), _LAST],
        "last": _LAST,
        "problem": problem,
        "link": link,
        "told": told,
    }
    return templates.TemplateResponse(
        request, "institution_participant.html", context, status_code=400 if problem else 200
    )


def _told(request: Request, answer: Answer) -> Response:
    world = world_of(request)
    context = {
        "partners": partners_of(request),
        "participants": world.store.books.participants(),
        "problem": answer.message,
    }
    return templates.TemplateResponse(request, "institution.html", context, status_code=400)


ROUTES: Final = [
    Route("/institution", school),
    Route("/institution/redeem", redeem, methods=["POST"]),
    Route("/institution/came-back", came_back, name="came_back"),
    Route("/institution/participants/{code}", participant),
    Route("/institution/participants/{code}/attend/{sequence:int}", attend, methods=["POST"]),
    Route("/institution/participants/{code}/hand-in", hand_in, methods=["POST"]),
    Route("/institution/participants/{code}/finish", finish, methods=["POST"]),
]
