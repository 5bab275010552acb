"""What looked like an attack while a request was answered is written down when it is over."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from prakerja.audit.notice import noticing


class NoticingMiddleware:
    """Around everything that may refuse: the CSRF check, cut bodies, permissions, limits."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with noticing():
            return self.get_response(request)
