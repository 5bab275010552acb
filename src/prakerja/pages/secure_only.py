"""People who come over plain http are led to https; a machine is refused, or it would send its next secret in clear."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

#: Namespaces of the addresses that programs ask.
_OF_MACHINES: Final = {"machines", "publog"}
#: Asked on this machine, past the proxy (settings.SECURE_REDIRECT_EXEMPT).
_ASKED_HERE: Final = {"healthz", "readyz"}


class SecureOnlyMiddleware:
    """Comes before Django's, which leads everybody on: a program that follows without a word never finds out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE_SSL_REDIRECT and not request.is_secure() and _is_of_machines(request.path_info):
            return HttpResponse("https only\n", status=403, content_type="text/plain; charset=utf-8")
        return self.get_response(request)


def _is_of_machines(path: str) -> bool:
    try:
        place = resolve(path)
    except Resolver404:
        return False
    return place.namespace in _OF_MACHINES and place.url_name not in _ASKED_HERE
