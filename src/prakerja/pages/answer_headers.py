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
        headers = (
            ("Content-Security-Policy", build_policy(settings.SECURE_CSP)),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", ", ".join(f"{what}=()" for what in _NOT_ASKED_FOR)),
            ("Referrer-Policy", "same-origin"),
            ("X-Content-Type-Options", "nosniff"),
            # For browsers that do not know the policy's frame-ancestors.
            ("X-Frame-Options", "DENY"),
        )
        # As Django keeps them once it has checked them: to check seven that never change takes longer than CSRF.
        self._kept: Final = {name.lower(): (name, value) for name, value in headers}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        vars(response.headers)["_store"].update(self._kept | vars(response.headers)["_store"])
        return response
