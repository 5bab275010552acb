"""A page with a form is shown and sent. What is only read is Django's `require_safe`, what only acts `require_POST`."""

from typing import Final

from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

form_page: Final = require_http_methods(["GET", "HEAD", "POST"])


def pressed(request: HttpRequest, button: str) -> str:
    """The value of a form's button of this name, if it was that one; else empty."""
    return request.POST.get(button, "")
