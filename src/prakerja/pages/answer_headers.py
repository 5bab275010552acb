"""What every answer tells the browser not to do, whoever made the answer: a page, a file, a refusal, a fault."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import build_policy

#: Pages take photos by the telephone's own camera app, which asks by itself.
_NOT_ASKED_FOR: Final = ("camera", "microphone", "geolocation", "payment", "usb")


class AnswerHeadersMiddleware:
    """Outermost, so that what the other middlewares refuse by themselves goes through it, too.

    Django's own for the policy and for frames leave out a request for another host, or in clear.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._headers: Final = (
            ("Content-Security-Policy", build_policy(settings.SECURE_CSP)),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", ", ".join(f"{what}=()" for what in _NOT_ASKED_FOR)),
            ("Referrer-Policy", settings.SECURE_REFERRER_POLICY),
            ("X-Content-Type-Options", "nosniff"),
            # For browsers that do not know the policy's frame-ancestors.
            ("X-Frame-Options", settings.X_FRAME_OPTIONS),
        )

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self._headers:
            response.headers.setdefault(name, value)
        return response
