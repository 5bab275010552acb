"""What somebody sent to a page that broke: they send it again from the page that says so, and type nothing twice."""

from dataclasses import dataclass

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError


@dataclass(frozen=True)
class Sent:
    """A form as it came, its token included: whoever had none that was right does not get one here."""

    to: str
    fields: list[tuple[str, str]]
    #: Files travel once; no page can hold them for the browser.
    had_files: bool


def what_was_sent(request: HttpRequest) -> Sent | None:
    """None: nothing was, or nothing that can be read."""
    if request.method != "POST":
        return None
    try:
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
        had_files = bool(request.FILES)
    except (BadRequest, SuspiciousOperation, UnreadablePostError, MultiPartParserError):
        return None
    return Sent(request.get_full_path(), fields, had_files) if fields else None
