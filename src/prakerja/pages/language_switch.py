"""The button of a form that asks for its page in another language: what it says, and which request is one."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from prakerja.pages.shown import FIELD as SHOWN
from prakerja.pages.typed_by import FIELD as TYPED_BY
from prakerja.pages.what_was_sent import TOKEN
from prakerja.pages.whole_requests import is_whole

FIELD: Final = "other_language"
#: What a page puts into its forms by itself, as it is now.
MARKS: Final = frozenset({TOKEN, TYPED_BY, SHOWN, FIELD})
_PLAIN_FORM: Final = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Switch:
    """The language, which of the page's forms it was, and where that one sends what is typed in it."""

    language: str
    form: int
    to: str

    def __str__(self) -> str:
        return f"{self.language} {self.form} {self.to}"


def switch_in(request: HttpRequest) -> Switch | None:
    """None: the form itself was sent, or what stands there is none of ours."""
    if request.method != "POST" or request.content_type != _PLAIN_FORM or not is_whole(request):
        return None
    language, _, rest = request.POST.get(FIELD, "").partition(" ")
    form, _, to = rest.partition(" ")
    is_ours = language in dict(settings.LANGUAGES) and form.isascii() and form.isdigit()
    return Switch(language, int(form[:3]), _on_this_site(to) or request.get_full_path()) if is_ours else None


def _on_this_site(address: str) -> str:
    return address if address.startswith("/") and url_has_allowed_host_and_scheme(address, None) else ""
