"""What somebody sent to a page that broke: they send it again from the page that says so, and type nothing twice."""

from dataclasses import dataclass
from typing import Final

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

#: Where a form carries the token of its page.
TOKEN: Final = "csrfmiddlewaretoken"  # noqa: S105  the field's name


@dataclass(frozen=True)
class Sent:
    """A form as it came."""

    to: str
    #: The one that it brought: whoever had none that was right does not get one here.
    csrf_token: str
    fields: list[tuple[str, str]]
    #: Files travel once; no page can hold them for the browser.
    had_files: bool


def what_was_sent(request: HttpRequest) -> Sent | None:
    """None: nothing was, or nothing that can be read."""
    if request.method != "POST":
        return None
    try:
        fields = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
        token = request.POST.get(TOKEN, "")
        had_files = bool(request.FILES)
    except (BadRequest, SuspiciousOperation, UnreadablePostError, MultiPartParserError):
        return None
    return Sent(request.get_full_path(), token, fields, had_files) if fields or token else None


def sent_from_here(request: HttpRequest) -> Sent | None:
    """None as well where the browser does not say that a page of ours sent it: nobody else's is offered once more."""
    here = f"{request.scheme}://{request.get_host()}"
    return what_was_sent(request) if request.headers.get("Origin") == here else None
