"""“Masuk dengan Prakerja” at the demo platform: away with a state, back with a code, and what Prakerja hands over.

The platform keeps tokens and no facts: each time that somebody looks at their page, Prakerja is asked again.
"""

import secrets
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from prakerja_sandbox.pages import templates
from prakerja_sandbox.partner_calls import Answer
from prakerja_sandbox.partner_file import Partners, SignIn
from prakerja_sandbox.platform_pages import VISITOR, partners_of
from prakerja_sandbox.sign_in_calls import ask_authorize, exchange_code, read_profile, refresh_tokens
from prakerja_sandbox.visitors import Visitors
from prakerja_sandbox.world import world_of

_SEE_OTHER, _BAD_REQUEST, _NOT_FOUND = 303, 400, 404
_ACCOUNT: Final = "/platform/account"
#: An access or a refresh token that opens nothing any more; all else may be better in a moment.
_OVER: Final = frozenset({"ERROAUTH4030", "ERRSSO40001"})
_FACTS: Final = {
    "name": "Nama",
    "email": "Alamat e-mail",
    "no_prakerja": "Nomor kartu Prakerja",
    "phone_number": "Nomor HP",
}
_STRANGE: Final = (
    "Kami tidak menunggu jawaban ini dari peramban Anda, atau sudah dipakai. Tidak ada yang kami tukarkan."
)
_DECLINED: Final = "Anda tidak setuju. Kali ini Prakerja tidak mengirim data Anda kepada kami."
_NO_CODE: Final = "Prakerja mengembalikan Anda tanpa kode. Anda belum masuk."
_ENDED: Final = "Prakerja tidak mengizinkan kami membaca data Anda lagi. Token Anda sudah kami hapus."


async def begin(request: Request) -> Response:
    """Off to Prakerja, with a state that this browser alone brings back. By a link: our forms lead nowhere else."""
    partners, sign_in = _signing_in(request)
    if sign_in is None:
        return Response(status_code=_NOT_FOUND)
    visitor, state = secrets.token_urlsafe(), secrets.token_urlsafe()
    answer = await ask_authorize(partners.platform, sign_in, state=state)
    if not answer.is_done:
        return _told(request, f"Prakerja menjawab: {answer.message}", answer.code)
    _visitors(request).forget(_visitor(request))
    _visitors(request).expect(visitor, state)
    return _known_by(visitor, str(answer.data["redirect_url"]))


async def signed_in(request: Request) -> Response:
    """Only where state and browser belong together is the code exchanged, and each state is good once."""
    partners, sign_in = _signing_in(request)
    asked, visitors = request.query_params, _visitors(request)
    if sign_in is None or not visitors.take_state(_visitor(request), asked.get("state", "")):
        return _told(request, _STRANGE)
    if "code" not in asked:
        return _told(request, _DECLINED if asked.get("error") == "access_denied" else _NO_CODE)
    answer = await exchange_code(partners.platform, asked["code"], redirect_uri=sign_in.redirect_uri)
    if not answer.is_done:
        return _told(request, f"Prakerja menjawab: {answer.message}", answer.code)
    # Another name than the one that went away: whoever knew that one is not signed in by it.
    visitor = secrets.token_urlsafe()
    visitors.keep(visitor, *_tokens(answer))
    return _known_by(visitor, _ACCOUNT)


async def account(request: Request) -> Response:
    """As whom somebody is signed in, as Prakerja says it at this moment."""
    visitor = _visitor(request)
    if _visitors(request).access(visitor) is None:
        return RedirectResponse("/platform", status_code=_SEE_OTHER)
    answer = await _profile(request, visitor)
    if answer.is_done:
        context = {"partners": partners_of(request), "facts": _facts(answer), "called": _called(answer)}
        return templates.TemplateResponse(request, "platform_account.html", context)
    if answer.code not in _OVER:
        return _told(request, f"Prakerja menjawab: {answer.message}", answer.code)
    _visitors(request).forget(visitor)
    return _told(request, _ENDED, answer.code)


async def sign_out(request: Request) -> Response:
    """The platform holds nothing of this browser's."""
    _visitors(request).forget(_visitor(request))
    return RedirectResponse("/platform", status_code=_SEE_OTHER)


async def _profile(request: Request, visitor: str) -> Answer:
    """With another pair of tokens where the first has run out. One at a time: a refresh token is good once."""
    partners, visitors = partners_of(request), _visitors(request)
    async with world_of(request).refreshing:
        answer = await read_profile(partners.platform, visitors.access(visitor) or "")
        if answer.is_done or answer.code not in _OVER:
            return answer
        renewed = await refresh_tokens(partners.platform, visitors.take_refresh(visitor))
        if not renewed.is_done:
            return renewed
        visitors.renew(visitor, *_tokens(renewed))
        return await read_profile(partners.platform, visitors.access(visitor) or "")


def _facts(answer: Answer) -> list[tuple[str, str]]:
    """What was handed over, and nothing that was not; of a card its last four digits."""
    given = [(name, str(answer.data.get(name, ""))) for name in _FACTS]
    return [(_FACTS[name], f"…{value[-4:]}" if name == "no_prakerja" else value) for name, value in given if value]


def _called(answer: Answer) -> str:
    return str(answer.data.get("name") or answer.data.get("email") or answer.data.get("user_id"))


def _tokens(answer: Answer) -> tuple[str, str]:
    return str(answer.data["access_token"]), str(answer.data["refresh_token"])


def _signing_in(request: Request) -> tuple[Partners, SignIn | None]:
    partners = partners_of(request)
    return partners, partners.sign_in


def _visitors(request: Request) -> Visitors:
    return world_of(request).store.visitors


def _visitor(request: Request) -> str:
    return request.cookies.get(VISITOR, "")


def _known_by(visitor: str, address: str) -> Response:
    response = RedirectResponse(address, status_code=_SEE_OTHER)
    # Brought along by whoever is led here by another page's link, and by no other page's form.
    response.set_cookie(VISITOR, visitor, path="/platform", httponly=True, samesite="lax")
    return response


def _told(request: Request, problem: str, code: str = "") -> Response:
    """A plain sentence above what is on sale."""
    context = {"partners": partners_of(request), "problem": problem, "code": code, "is_known": False}
    return templates.TemplateResponse(request, "platform.html", context, status_code=_BAD_REQUEST)


ROUTES: Final = [
    Route("/platform/sign-in", begin),
    Route("/platform/signed-in", signed_in),
    Route(_ACCOUNT, account),
    Route("/platform/sign-out", sign_out, methods=["POST"]),
]
