"""What a page with a confirmation shows travels in its form as a version (kit/shown.py), beside the form's token."""

from typing import Final

from django.http import HttpRequest

from prakerja.kit.shown import require_shown, version_of

FIELD: Final = "shown"


def shows(request: HttpRequest, *facts: object) -> None:
    """The forms of the page that is drawn next confirm these facts."""
    request.shown = version_of(*facts)  # type: ignore[attr-defined]  # templatetags/parts.py reads it


def shown_in(request: HttpRequest) -> str:
    """The version that came with the confirmation."""
    return request.POST.get(FIELD, "")


def require_as_shown(request: HttpRequest, *facts: object) -> None:
    """Inside the unit of work, as the facts are now. Raises ShownOtherwise, which leads back to the page."""
    require_shown(shown_in(request), *facts)
