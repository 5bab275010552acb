"""Who is signed in: the session and its account in one statement, written back every five minutes at most."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from prakerja.accounts.models import Account
from prakerja.accounts.session_store import SessionStore
from prakerja.kit.clock import read_clock

_BROKEN = 500


def store_of(request: HttpRequest) -> SessionStore:
    """The session as ours, which can more than Django's."""
    session = request.session
    assert isinstance(session, SessionStore)
    return session


class TouchedSessionMiddleware(SessionMiddleware):
    """Django's saves a session that was changed; of one that was only read, the end is moved, and rarely."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = store_of(request)
        # Whoever came with the key that was replaced has been given the new one already.
        session.modified = session.modified and not session.is_replaced
        now = read_clock()
        is_read = session.accessed and not session.modified and response.status_code < _BROKEN
        if is_read and session.is_touch_due(now) and session.touch(now):
            send_session_cookie(response, session)
        answered: HttpResponse = super().process_response(request, response)
        return answered


def send_session_cookie(response: HttpResponse, session: SessionStore) -> None:
    """The browser keeps it as long as the database does."""
    response.set_cookie(
        settings.SESSION_COOKIE_NAME,
        session.session_key or "",
        max_age=session.get_expiry_age(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=settings.SESSION_COOKIE_HTTPONLY,
        samesite="Lax",
    )


class SignedInMiddleware(AuthenticationMiddleware):
    """Django's asks for the account in a statement of its own and when somebody looks; here it came with the session.

    The next middleware looks always (staff_session.py), and a dozen places after it, each by way of a proxy otherwise.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = account_of(request)
        return self._answer(request)


def account_of(request: HttpRequest) -> Account | AnonymousUser:
    """Whoever signed in, unless the account is closed or its password or epoch has changed since: that ends it."""
    session = store_of(request)
    if SESSION_KEY not in session:
        return AnonymousUser()
    account = session.account
    if account is None or not account.is_active:
        return AnonymousUser()
    if not constant_time_compare(session.get(HASH_SESSION_KEY, ""), account.get_session_auth_hash()):
        session.flush()
        return AnonymousUser()
    return account
