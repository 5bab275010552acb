"""Another language, in the middle of a form: what was typed comes along, with a script and without.

The switch of a page with a form is a button of that form (templatetags/typed_forms.py). It stands after the form's
own, so that Enter in a field never means it, and sends all fields to the page on which they were typed. That page is
drawn as when it is opened, in the other language, with what was typed in it: nothing is checked, nothing is written.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import get_token

from prakerja.pages.drawn_again import typed_in
from prakerja.pages.errors import send_once_more
from prakerja.pages.filled_again import page_with
from prakerja.pages.language_switch import FIELD, Switch, switch_in
from prakerja.pages.what_was_sent import TOKEN, Sent


class SwitchedLanguageMiddleware:
    """Stands after all that asks who sent it: whoever may open the page is shown it, and nobody else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        switched: tuple[Switch, QueryDict] | None = getattr(request, "switched", None)
        return response if switched is None else _in_the_other_language(request, response, *switched)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        if switch := switch_in(request):
            request.switched = switch, request.POST  # type: ignore[attr-defined]
            request.method, request.POST = "GET", QueryDict()


def _in_the_other_language(
    request: HttpRequest, response: HttpResponse, switch: Switch, sent: QueryDict
) -> HttpResponse:
    """The page, or, where that has no such form by now, one that sends once more what was typed."""
    typed = typed_in(sent)
    page = page_with(typed, response.content.decode(), switch.form) if response.status_code == HTTPStatus.OK else ""
    if page:
        response.content = page.encode()
    else:
        fields = [(name, value) for name, values in sent.lists() for value in values if name not in (TOKEN, FIELD)]
        response = send_once_more(request, Sent(switch.to, get_token(request), fields, had_files=False))
    response.headers["Cache-Control"] = "no-store"
    keep_language(response, switch.language)
    return response


def keep_language(response: HttpResponse, language: str) -> None:
    """In the browser, for the pages to come; as Django's own switch does it."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
