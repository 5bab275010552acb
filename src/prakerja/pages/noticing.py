"""What looked like an attack while a request was answered is written down when it is over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import structlog
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from prakerja.audit.notice import collecting, write_down
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work

_BY: Final = Actor.system("pages.noticing")
_log = structlog.get_logger()


class NoticingMiddleware:
    """Around everything that may refuse: the CSRF check, cut bodies, permissions, limits."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with noticing():
            return self.get_response(request)


@contextmanager
def noticing() -> Iterator[None]:
    """Best effort: nobody's answer is lost because the database is away, and the log has it."""
    with collecting() as noticed:
        yield
    if not noticed:
        return
    try:
        with unit_of_work(by=_BY) as work:
            write_down(noticed, now=work.now)
    except DatabaseError:
        _log.warning("security_events_not_counted", events=len(noticed))
