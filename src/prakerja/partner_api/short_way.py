"""Programs go past what is there for people: sessions, cookies, form tokens, languages, who is signed in."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch, resolve

from prakerja.pages.whole_requests import is_whole
from prakerja.partner_api.outside import is_for_programs


class ShortWayMiddleware:
    """Stands before the middlewares for people. A view that one of them must guard is not asked from here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_programs(request):
            return self.get_response(request)
        # An address of another site is refused, as for every page.
        request.get_host()
        place = _place(request.path_info)
        view = place.func
        if getattr(view, "login_required", True) or not getattr(view, "csrf_exempt", False):
            return self.get_response(request)
        if not is_whole(request):
            raise BadRequest("the body is not as long as it says")
        request.resolver_match = place
        response: HttpResponse = view(request, *place.args, **place.kwargs)
        response.headers.setdefault("Content-Language", settings.LANGUAGE_CODE)
        response.headers.setdefault("Cache-Control", "no-store")
        if not response.streaming:
            response.headers.setdefault("Content-Length", str(len(response.content)))
        return response


@lru_cache(maxsize=256)
def _place(path: str) -> ResolverMatch:
    """There is one for whatever begins as it does (`outside.no_endpoint`)."""
    return resolve(path)
