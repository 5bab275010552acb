"""A photo of somebody, as the office sees it: kept by no browser, and of no type but its own."""

from typing import Final

from django.http import Http404, HttpResponse

from prakerja.identity.store_photo import read_photo

_HEADERS: Final = {"Cache-Control": "no-store", "Content-Disposition": "inline", "X-Content-Type-Options": "nosniff"}


def stored_photo(file_name: str) -> bytes | None:
    """None: the store says that there is none. Where it says nothing at all, nobody has looked."""
    try:
        return read_photo(file_name)
    except FileNotFoundError:
        return None


def photo_answer(picture: bytes | None) -> HttpResponse:
    """Raises Http404."""
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/jpeg", headers=_HEADERS)
