"""What an address that only takes forms answers to somebody who opens it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

_ONLY_FORMS = 405


class PostOnlyMiddleware:
    """Leads to the page above it, where the form stands.

    A form with mistakes is shown again at the form's own address. Whoever reloads that, changes the language or comes
    back after signing in again asks for the address without a form.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_opened = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if response.status_code == _ONLY_FORMS and is_opened:
            return redirect(page_above(request.path))
        return response


def page_above(path: str) -> str:
    """The nearest address above it that there is."""
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(path)
        except Resolver404:
            continue
        return path
    return "/"
