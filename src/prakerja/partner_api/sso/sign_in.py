"""oauth/authorize, token, token/refresh, resource/user_profile: how a partner's program signs somebody in."""

from typing import Annotated
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from pydantic import BaseModel, StringConstraints

from prakerja.journey.exchange_code import exchange_code
from prakerja.journey.read_user_profile import read_user_profile
from prakerja.journey.refresh_tokens import refresh_tokens
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_api.read_json import read_json
from prakerja.partner_api.sso.answers import sso_endpoint
from prakerja.partner_api.sso.caller import count_brought, is_known, let_in
from prakerja.partner_api.v1.asked import Asked
from prakerja.partner_api.v1.caller import Rejected
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partners.sso.use_ticket import Tokens
from prakerja.partners.sso.wanted_sign_in import AskedSignIn, wanted_sign_in

type Text = Annotated[str, StringConstraints(strict=True, max_length=1_000)]
_NAMES = ("client_id", "redirect_uri", "login_uri", "scope", "state")


class Redirect(BaseModel):
    redirect_url: str


class AskedTokens(Asked):
    """The page of the reference shows a refresh at the address of the code, too."""

    code: Text | None = None
    token: Text | None = None
    #: Where the code was led to: a program that says so is held to it.
    redirect_uri: Text | None = None


class GivenTokens(BaseModel):
    access_token: str
    #: Unix time in seconds, as a text.
    expires_in: str
    refresh_token: str
    scope: str
    token_type: str


class Profile(BaseModel):
    dp_user_id: str
    email: str
    name: str
    no_prakerja: str
    phone_number: str
    user_id: str


@sso_endpoint("GET")
def authorize(request: HttpRequest) -> Redirect:
    """The address of the page on which somebody agrees. Nothing is kept: the page asks everything again."""
    by = let_in(request, must_sign=True)
    asked = AskedSignIn(**{name: request.GET.get(name, "") for name in _NAMES})
    if asked.client_id != by.name:
        raise Rejected(ApiError.CLIENT_ID_UNKNOWN)
    wanted_sign_in(asked)
    query = urlencode({name: getattr(asked, name) for name in _NAMES})
    return Redirect(redirect_url=f"{settings.BASE_URL}{reverse('sso:consent')}?{query}")


@sso_endpoint("POST")
def token(request: HttpRequest) -> GivenTokens:
    """For a code; for a refresh token where there is none. A code that comes twice ends what it gave."""
    by = let_in(request, must_sign=False)
    asked = AskedTokens.model_validate(read_json(request.body))
    if asked.code is None and asked.token is not None:
        return _refreshed(request, asked.token, by)
    count_brought(request, asked.code or "")
    with unit_of_work(by=by) as work:
        given = exchange_code(code=asked.code or "", redirect_address=asked.redirect_uri, by=work.actor, now=work.now)
    return _given(request, given, ApiError.AUTH_CODE_UNKNOWN)


@sso_endpoint("POST")
def refresh(request: HttpRequest) -> GivenTokens:
    by = let_in(request, must_sign=False)
    return _refreshed(request, AskedTokens.model_validate(read_json(request.body)).token or "", by)


@sso_endpoint("GET")
def user_profile(request: HttpRequest) -> Profile:
    """What its person has agreed to hand over; empty texts where there is nothing, or they have not."""
    by = let_in(request, must_sign=False)
    shown = request.headers.get("Authorization", "").strip()
    access = shown[len("Bearer ") :].strip() if shown.lower().startswith("bearer ") else shown
    count_brought(request, access)
    with unit_of_work(by=by) as work:
        read = read_user_profile(token=access, by=work.actor, now=work.now)
    if read is None:
        raise Rejected(ApiError.USER_UNKNOWN)
    is_known(request)
    return Profile(
        dp_user_id=str(read.subject),
        email=read.email,
        name=read.name,
        no_prakerja=read.card_number,
        phone_number=read.phone,
        user_id=str(read.subject),
    )


def _refreshed(request: HttpRequest, token: str, by: Actor) -> GivenTokens:
    count_brought(request, token)
    with unit_of_work(by=by) as work:
        given = refresh_tokens(token=token, by=work.actor, now=work.now)
    return _given(request, given, ApiError.REFRESH_UNKNOWN)


def _given(request: HttpRequest, given: Tokens | None, error: ApiError) -> GivenTokens:
    if given is None:
        raise Rejected(error)
    is_known(request)
    return GivenTokens(
        access_token=given.access,
        expires_in=str(int(given.expires_at.timestamp())),
        token_type="Bearer",  # noqa: S106  a word of the format
        refresh_token=given.refresh,
        scope=" ".join(given.scopes),
    )
