"""The page of a form that was sent, drawn once more as it is now, with what was typed in it."""

from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import resolve

from prakerja.pages.confirm_forms import OF_THE_PAGE
from prakerja.pages.filled_again import Typed, forms_in, names_in, page_with
from prakerja.pages.language_switch import MARKS
from prakerja.pages.post_only import page_above

#: What `pages/methods.py` reads as a button; a page may have another one by now.
_BUTTONS: Final = frozenset({"go"})


def typed_in(sent: QueryDict) -> Typed:
    """All but what the page puts into its form by itself, what showed who sends it, and which button it was."""
    return {name: values for name, values in sent.lists() if name not in MARKS | OF_THE_PAGE | _BUTTONS}


def drawn_again(request: HttpRequest, *, status: int) -> HttpResponse | None:
    """None: there is no such page any more, or it has no room for what was typed. Whoever sent it may send it."""
    sent = request.POST
    request.method, request.POST = "GET", QueryDict()
    page = _opened(request, getattr(request, "form_stands_on", request.path))
    if page.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        page = _opened(request, page_above(request.path))
    if page.status_code != HTTPStatus.OK:
        return None
    html = page.content.decode()
    room = {name for form in forms_in(html) for name in names_in(form[0])}
    # What no form of it asks for was typed nowhere on it.
    filled = page_with({name: values for name, values in typed_in(sent).items() if name in room}, html)
    if not filled:
        return None
    page.content, page.status_code = filled.encode(), status
    page.headers["Cache-Control"] = "no-store"
    return page


def _opened(request: HttpRequest, path: str) -> HttpResponse:
    found = resolve(path)
    page: HttpResponse = found.func(request, *found.args, **found.kwargs)
    return page
