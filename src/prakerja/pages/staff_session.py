"""Sessions of staff, the office's and partners', are shorter than everybody else's (accounts/session_span.py)."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from prakerja.accounts.session_span import STAFF_IDLE
from prakerja.pages.signed_in import store_of


class StaffSessionMiddleware:
    """Gives sessions of staff their shorter span, before any view is asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.user.is_guarded:
            _keep_time(request)
        response = self.get_response(request)
        if settings.WAS_SIGNED_IN_COOKIE_NAME not in request.COOKIES and request.user.is_authenticated:
            _remember_being_signed_in(response)
        return response


def _remember_being_signed_in(response: HttpResponse) -> None:
    """It says that somebody was, and nothing more: who comes back is told that the session ended."""
    name, is_secure = settings.WAS_SIGNED_IN_COOKIE_NAME, settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, "1", httponly=True, samesite="Lax", secure=is_secure)


def _keep_time(request: HttpRequest) -> None:
    session = store_of(request)
    if session.idle > STAFF_IDLE:
        session.set_expiry(int(STAFF_IDLE.total_seconds()))
