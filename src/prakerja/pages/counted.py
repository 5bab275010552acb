"""Every answer is counted, by the view's name; one that took long has a line in the log."""

import time
from collections.abc import Callable
from functools import cache
from typing import Final

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Gauge, Histogram

from prakerja.kit.figures import REQUEST_SECONDS, REQUESTS, UNDER_WAY
from prakerja.kit.pool import note_use

_log = structlog.get_logger()

#: Longer than anybody should wait for a page.
_SLOW_S: Final = 2.0
#: When the front had taken the request in (front/front.py).
WHOLE_AT: Final = "prakerja.whole_at"
#: The view of a page that was answered without asking it (pages/kept_pages.py).
KEPT_VIEW: Final = "prakerja.kept_view"
#: Anybody may write a word of their own there.
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


class CountedMiddleware:
    """Outside all others, so that nothing is answered that is not counted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun: float = request.META.get(WHOLE_AT) or time.perf_counter()
        with _under_way().track_inprogress():
            response = self.get_response(request)
        _note(request, response.status_code, time.perf_counter() - begun)
        return response


def _note(request: HttpRequest, status: int, seconds: float) -> None:
    view = view_of(request)
    method = request.method if request.method in _METHODS else "other"
    requests, took = _figures_of(view, method, status)
    requests.inc()
    took.observe(seconds)
    note_use()
    if seconds > _SLOW_S:
        _log.warning("request_slow", view=view, method=method, status=status, seconds=round(seconds, 3))


@cache
def _under_way() -> Gauge:
    """Of this process; not before it was said where its figures stand (config/shared_figures.py)."""
    return UNDER_WAY.labels("request")


@cache
def _figures_of(view: str, method: str, status: int) -> tuple[Counter, Histogram]:
    """Kept: to look three of them up by their labels takes longer than to count."""
    return REQUESTS.labels(view, method, str(status)), REQUEST_SECONDS.labels(view)


def view_of(request: HttpRequest) -> str:
    """Its name in the table of addresses; never the address itself, in which people and secrets stand."""
    kept: str | None = request.META.get(KEPT_VIEW)
    if kept is not None:
        return kept
    if request.resolver_match is not None:
        return request.resolver_match.view_name
    return "static" if request.path.startswith(settings.STATIC_URL) else "none"
