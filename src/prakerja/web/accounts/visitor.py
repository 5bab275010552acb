"""Where a visitor wants to go."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def wanted_page(request: HttpRequest) -> str:
    """Where the visitor was going before they were asked to sign in; empty when nowhere, or not on this site."""
    page = request.POST.get("next") or request.GET.get("next", "")
    return page if _is_of_this_site(page) else ""


def _is_of_this_site(page: str) -> bool:
    """A page by its path. A bare word is none: `redirect` would take it for the name of a page.

    Nor is what nobody sees: a NUL can be kept in no session.
    """
    return page.startswith("/") and page.isprintable() and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
