"""What a page with a confirmation shows travels in its form as a version (kit/shown.py), beside the form's token."""

from typing import Final

from django.db import models
from django.http import HttpRequest

from prakerja.kit.shown import require_shown, version_of

FIELD: Final = "shown"


def shows(request: HttpRequest, *facts: object) -> None:
    """The forms of the page that is drawn next confirm these facts."""
    request.shown = version_of(*facts)  # type: ignore[attr-defined]  # templatetags/parts.py reads it


def row_facts(*rows: models.Model) -> tuple[object, ...]:
    """All that stands in them, as the page that shows them read it."""
    return tuple({field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields} for row in rows)


def shown_in(request: HttpRequest) -> str:
    """The version that came with the confirmation."""
    return request.POST.get(FIELD, "")


def form_stands_on(request: HttpRequest, page: str) -> None:
    """The address of the page, where it is neither the form's own nor the nearest above: there it is shown again."""
    request.form_stands_on = page  # type: ignore[attr-defined]  # drawn_again.py reads it


def require_as_shown(request: HttpRequest, *facts: object) -> None:
    """Inside the unit of work, as the facts are now. Raises ShownOtherwise, which leads back to the page."""
    require_shown(shown_in(request), *facts)
