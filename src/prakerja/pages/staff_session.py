"""Sessions of staff are shorter than everybody else's (accounts/session_span.py)."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

from prakerja.accounts.session_span import STAFF_IDLE
from prakerja.pages.signed_in import store_of

#: Says that this browser was signed in, and nothing more: who comes back is told that the session ended.
WAS_SIGNED_IN: Final = "was_signed_in"


class StaffSessionMiddleware:
    """Gives sessions of staff their shorter span, before any view is asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.user.is_staff:
            _keep_time(request)
        response = self.get_response(request)
        if WAS_SIGNED_IN not in request.COOKIES and request.user.is_authenticated:
            response.set_cookie(WAS_SIGNED_IN, "1", httponly=True, samesite="Lax", secure=request.is_secure())
        return response


def _keep_time(request: HttpRequest) -> None:
    session = store_of(request)
    if session.idle > STAFF_IDLE:
        session.set_expiry(int(STAFF_IDLE.total_seconds()))
