"""A new telephone, while the old one, a passkey or a code on paper still opens the account."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.end_sessions import end_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account, AuthenticatorApp
from prakerja.accounts.post_letter import post_letter
from prakerja.audit.notice import notice
from prakerja.audit.record import record
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class NoApp(Refused):
    """There is none to be replaced: the first comes by the link of an invitation."""


def replace_app(*, account: Account, secret: str, but: UUID | None, by: Actor, now: datetime) -> None:
    """The app with this secret (base32) counts from now on, and the one before opens nothing any more.

    Other sessions are over and the owner is told; codes on paper and passkeys stay. The same secret twice is once.
    `but`: the digest of the caller's session, which takes up the new epoch. Raises NoApp.
    """
    require(Permission.KEEP_SECOND_FACTOR, by=by, of=account.pk)
    Account.objects.lock_by_id(account.pk)
    app = AuthenticatorApp.objects.filter(pk=account.pk).first()
    if app is None:
        raise NoApp
    if app.secret == secret:
        return
    app.secret, app.last_half_minute, app.set_up_at = secret, 0, now
    app.save()
    end_sessions(account, now=now, but=but)
    notice(SecurityKind.FACTOR_CHANGED, about=account.pk)
    record(AccountsEvent.APP_REPLACED, subject=account, by=by, at=now)
    post_letter(account, text="app_replaced", now=now)
