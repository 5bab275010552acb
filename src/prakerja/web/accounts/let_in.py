"""Letting somebody in: at once, or after the second factor of their account."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.utils.translation import get_language
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, generate_challenge

from prakerja.accounts.browsers import read_browser
from prakerja.accounts.counted_tries import CameBy
from prakerja.accounts.models import Account
from prakerja.accounts.note_sign_in import note_sign_in
from prakerja.accounts.second_factors import has_second_factor
from prakerja.kit.clock import lies_ahead, read_clock
from prakerja.pages.middleware import actor_with
from prakerja.pages.signed_in import store_of
from prakerja.web.accounts.known_browser import remember_browser

_WAITING: Final = "second_factor_awaited"
#: Whoever takes longer begins again with the password.
_WAITS_FOR: Final = timedelta(minutes=10)


@dataclass(frozen=True)
class Waiting:
    """Somebody who has shown the password, or a code by e-mail, and nothing else yet."""

    account_id: UUID
    #: Of the password and the round of sessions as they were then: whoever changes them ends the waiting, too.
    mark: str
    page: str
    #: What a passkey is asked to sign; another one after every try.
    challenge: bytes
    came_by: CameBy

    def is_over_for(self, account: Account) -> bool:
        """Their password or roles have changed since, or their account was closed."""
        return not account.is_active or not constant_time_compare(self.mark, account.get_session_auth_hash())


def let_in(request: HttpRequest, account: Account, *, page: str = "", came_by: CameBy = CameBy.LETTER) -> HttpResponse:
    """Signs the account in, or asks for its second factor first. Inside the unit of work that found out who it is."""
    if not account.is_active:
        return redirect("accounts:closed")
    if not has_second_factor(account.pk):
        # Whoever holds the mailbox of somebody new must not set their second factor up: the invitation does.
        return redirect("accounts:set_up") if account.is_guarded else complete(request, account, page=page)
    # Another browser's session must not become this person's.
    request.session.cycle_key()
    _keep(request, Waiting(account.pk, account.get_session_auth_hash(), page, generate_challenge(), came_by))
    return redirect("accounts:second_factor")


def waiting_in(request: HttpRequest) -> Waiting | None:
    """Who still owes the second factor in this browser; None: nobody, or it is too long ago."""
    kept = request.session.get(_WAITING)
    if kept is None or _is_over(datetime.fromisoformat(kept["until"]), now=read_clock()):
        return None
    challenge = base64url_to_bytes(kept["challenge"])
    return Waiting(UUID(kept["account"]), kept["mark"], kept["page"], challenge, CameBy(kept["came_by"]))


def ask_again(request: HttpRequest, waiting: Waiting) -> None:
    """The try failed: whatever was signed for it must not do for the next one."""
    _keep(request, replace(waiting, challenge=generate_challenge()))


def stop_waiting(request: HttpRequest) -> None:
    """Nobody owes a second factor in this browser any more."""
    request.session.pop(_WAITING, None)


def complete(request: HttpRequest, account: Account, *, page: str) -> HttpResponse:
    """The account is signed in here, with everything that it asks for."""
    stop_waiting(request)
    if request.user.pk == account.pk:
        # Django leaves whoever is in already with the key that they have.
        request.session.cycle_key()
    login(request, account)
    by, now = actor_with(account), read_clock()
    store_of(request).begin(browser=read_browser(request.headers.get("User-Agent", "")), now=now)
    note_sign_in(account=account, language=get_language() or "id", by=by, now=now)
    response = redirect(page or "journey:dashboard")
    remember_browser(request, response, account)
    return response


def _is_over(until: datetime, *, now: datetime) -> bool:
    return now > until or lies_ahead(until, now=now, by=_WAITS_FOR)


def _keep(request: HttpRequest, waiting: Waiting) -> None:
    request.session[_WAITING] = {
        "account": waiting.account_id.hex,
        "mark": waiting.mark,
        "page": waiting.page,
        "challenge": bytes_to_base64url(waiting.challenge),
        "came_by": waiting.came_by.value,
        "until": (read_clock() + _WAITS_FOR).isoformat(),
    }
