"""Public pages: the same bytes for everybody in a language, kept as they are sent, made anew every five seconds.

They know nobody: no session, no form token, no notice; a page of this kind is made without the request.
"""

import gzip
import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response

from prakerja.pages.context import for_everybody
from prakerja.pages.counted import KEPT_VIEW, view_of
from prakerja.pages.language import chosen_language

_OK: Final = 200


class PublicPage(HttpResponse):
    """A page that may be kept. `for_strangers_only`: who carries a session is shown something else."""

    for_strangers_only = False


def public_page(
    request: HttpRequest, template: str, context: Mapping[str, object], *, for_strangers_only: bool = False
) -> PublicPage:
    """The template without anything of whoever asks for it; of the request its path alone."""
    nobody = {"user": AnonymousUser(), "messages": (), "request": {"path": request.path}, "is_public": True}
    page = PublicPage(render_to_string(template, {**context, **nobody, **for_everybody()}))
    page.for_strangers_only = for_strangers_only
    return page


@dataclass(frozen=True)
class _Kept:
    made_at: float
    body: bytes
    zipped: bytes
    etag: str
    language: str
    for_strangers_only: bool
    view: str


class KeptPagesMiddleware:
    """Answers with the page that is kept, as long as it is not too old (settings.PAGES_KEPT_S).

    Each is kept under its one address, so that strangers cannot fill the memory with copies.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._kept: dict[tuple[str, str], _Kept] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or request.META.get("QUERY_STRING"):
            return self.get_response(request)
        # An address of another site is refused, as for every other page.
        request.get_host()
        place = (request.path, chosen_language(request))
        kept = self._kept.get(place)
        if kept is None or not _may_answer(kept, request):
            response = self.get_response(request)
            if not isinstance(response, PublicPage) or response.status_code != _OK or not _is_its_address(request):
                return response
            kept = self._kept[place] = _keep(response, place[1], view_of(request))
        return _answer(kept, request)


def _is_its_address(request: HttpRequest) -> bool:
    """`/gelombang/0012/` shows wave 12 as well, and so do as many addresses as anybody likes to make up."""
    found = request.resolver_match
    return found is not None and reverse(found.view_name, args=found.args, kwargs=found.kwargs) == request.path


def _may_answer(kept: _Kept, request: HttpRequest) -> bool:
    if kept.for_strangers_only and settings.SESSION_COOKIE_NAME in request.COOKIES:
        return False
    return time.monotonic() - kept.made_at < settings.PAGES_KEPT_S


def _keep(page: PublicPage, language: str, view: str) -> _Kept:
    body = page.content
    return _Kept(
        made_at=time.monotonic(),
        body=body,
        zipped=gzip.compress(body, mtime=0),
        etag=f'W/"{hashlib.sha256(body).hexdigest()[:20]}"',
        language=language,
        for_strangers_only=page.for_strangers_only,
        view=view,
    )


def _answer(kept: _Kept, request: HttpRequest) -> HttpResponse:
    """No header and no cookie of whoever happened to be there when it was made."""
    request.META[KEPT_VIEW] = kept.view
    is_zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(kept.zipped if is_zipped else kept.body)
    if is_zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Language"] = kept.language
    response.headers["Content-Length"] = str(len(response.content))
    # Browsers ask whether it is still the same: whoever signs in is led from the first page to their own at once.
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Encoding, Cookie"
    response.headers["ETag"] = kept.etag
    unchanged = get_conditional_response(request, etag=kept.etag, response=response)
    return response if unchanged is None else unchanged
