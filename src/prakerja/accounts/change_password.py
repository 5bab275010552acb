"""Another password, by somebody who is signed in and knows the present one."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.end_sessions import forget_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.limits import WRONG_CONFIRMATIONS
from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.audit.notice import notice
from prakerja.audit.record import record
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.tallies import forget, take
from prakerja.kit.actor import Actor


def change_password(
    *, account: Account, present: str, password: str, but: UUID | None, by: Actor, now: datetime
) -> bool:
    """The account has the new password, its other sessions are over, its owner is told.

    False: the present one is wrong; the caller commits all the same, or the try would not count. The same again, as a
    second tap sends it, changes nothing. `but`: the digest of the caller's session, which takes up the new password.
    Raises TriesSpent.
    """
    require(Permission.USE_ACCOUNT, by=by, of=account.pk)
    take(WRONG_CONFIRMATIONS, str(account.pk), now=now)
    held = Account.objects.lock_by_id(account.pk)
    is_done = held.check_password(password)
    if not is_done and not held.check_password(present):
        notice(SecurityKind.WRONG_PASSWORD, about=account.pk)
        return False
    forget(WRONG_CONFIRMATIONS, str(account.pk))
    account.password = held.password
    if is_done:
        return True
    account.set_password(password)
    account.save(update_fields=["password"])
    forget_sessions(account, but=but)
    notice(SecurityKind.FACTOR_CHANGED, about=account.pk)
    record(AccountsEvent.PASSWORD_CHANGED, subject=account, by=by, at=now, applicant_id=account.applicant_id)
    post_letter(account, text="password_changed", now=now)
    return True
