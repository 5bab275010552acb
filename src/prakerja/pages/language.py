"""Indonesian first: another language only for who chose it.

The browser's own wish is not followed: many Indonesian phones are set to English by the shop that sold them.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from prakerja.pages.language_switch import switch_in


class ChosenLanguageMiddleware:
    """The language of the cookie that the switch in the header sets, else Indonesian."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen_language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Of a page that is switched in the middle of its form: whatever answers, it speaks the new one."""
        if switch := switch_in(request):
            request.LANGUAGE_CODE = switch.language
            translation.activate(switch.language)


def chosen_language(request: HttpRequest) -> str:
    """Indonesian for whoever chose nothing that we speak."""
    language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
