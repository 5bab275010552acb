"""Sessions of staff are shorter: fifteen idle minutes, twelve hours in all. Everybody else has thirty idle minutes."""

import time
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from prakerja.accounts.session_span import STAFF_IDLE

_IN_ALL_S: Final = 12 * 3600
_BEGAN: Final = "staff_session_began"


class StaffSessionMiddleware:
    """Ends sessions of staff that have lasted long enough, before any view is asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.user.is_staff:
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
    now = time.time()
    began = request.session.get(_BEGAN)
    if began is None:
        request.session[_BEGAN] = now
        request.session.set_expiry(int(STAFF_IDLE.total_seconds()))
    elif now - began > _IN_ALL_S:
        logout(request)
