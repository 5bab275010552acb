"""The cookie by which a browser is known again: written when somebody is in, and read where limits ask who tries."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from prakerja.accounts.known_browser import KNOWN_FOR_S, KnownBrowser
from prakerja.accounts.models import Account


def known_browser_of(request: HttpRequest) -> KnownBrowser:
    return KnownBrowser.read_from(request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, ""))


def remember_browser(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    """From the next sign-in on, this browser has a budget of its own for the account."""
    keep_browser(response, known_browser_of(request).with_account(account))


def keep_browser(response: HttpResponse, browser: KnownBrowser) -> None:
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        str(browser),
        max_age=KNOWN_FOR_S,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
