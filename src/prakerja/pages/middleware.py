"""Puts on every request who acts; refuses what no page could answer well."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from prakerja.accounts.account_manager import AccountClosed
from prakerja.accounts.models import Account
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.shown import ShownNothing, ShownOtherwise
from prakerja.pages.drawn_again import drawn_again

#: URL namespaces of the steps that an applicant takes. Nobody takes them with an account of the office or a partner.
_STEPS_OF_APPLICANTS: Final = {
    "identity",
    "profile",
    "assessment",
    "waves",
    "cards",
    "presence",
    "learning",
    "sso",
    "incentives",
    "payouts",
    "payments",
    "appeals",
}
_NEVER_KEPT: Final = "max-age=0, no-cache, no-store, must-revalidate, private"


class HouseRequest(HttpRequest):
    """What every view gets."""

    actor: Actor


class ApplicantRequest(HouseRequest):
    """What a view behind the sign-in gets."""

    user: Account
    applicant_id: ApplicantId


class RequestMiddleware:
    """Sets `request.actor` and, for somebody signed in, `request.applicant_id`; personal pages are never cached.

    Staff of the office and of partners are led from the pages of applicants to their own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor_of(request)  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            request.applicant_id = ApplicantId(request.user.pk)  # type: ignore[attr-defined]
        response = self.get_response(request)
        # Whoever is about to sign in, or to set a new password, is somebody as well.
        if request.user.is_authenticated or settings.SESSION_COOKIE_NAME in request.COOKIES:
            _never_keep(response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """What was confirmed is no longer what was shown; or the account was closed in another browser meanwhile."""
        if isinstance(error, ShownOtherwise):
            # Where what was confirmed stands, as it is now, with what was typed beside it.
            here = request.get_full_path()
            messages.warning(request, _why_shown_again(error))
            return drawn_again(request, status=HTTPStatus.CONFLICT) or redirect(here)
        if not isinstance(error, AccountClosed):
            return None
        return redirect((request.user.is_authenticated and desk_of(request.user)) or settings.LOGIN_URL)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        place = request.resolver_match
        is_step = place is not None and place.namespace in _STEPS_OF_APPLICANTS
        desk = desk_of(request.user) if is_step and request.user.is_authenticated else ""
        return redirect(desk) if desk else None


def _why_shown_again(error: ShownOtherwise) -> str:
    if isinstance(error, ShownNothing):
        return _("Konfirmasi itu tidak menyebut apa yang ditampilkan. Periksa sekali lagi, lalu konfirmasi.")
    return _("Yang ditampilkan tadi sudah berubah. Periksa sekali lagi, lalu konfirmasi.")


def _never_keep(response: HttpResponse) -> None:
    """As Django does it, which for each answer reckons a date as well, for caches that do not know Cache-Control."""
    if "Cache-Control" in response.headers:
        add_never_cache_headers(response)
    else:
        response.headers["Cache-Control"] = _NEVER_KEPT


def actor_of(request: HttpRequest) -> Actor:
    user = request.user
    if isinstance(user, AnonymousUser):
        return Actor.visitor()
    return actor_with(user)


def actor_with(account: Account) -> Actor:
    """Whoever is signed in with the account; of a partner's staff without the partner, whom its own pages find out."""
    account_id: UUID = account.pk
    if account.is_of_partner:
        return Actor.partner_staff(account_id)
    return Actor.staff(account_id) if account.is_staff else Actor.applicant(account_id)


def desk_of(account: Account) -> str:
    """The name of the first page of whoever is no applicant; empty for applicants, whose steps begin elsewhere."""
    if account.is_of_partner:
        return "partner_console:start"
    return "backoffice:start" if account.is_staff else ""
