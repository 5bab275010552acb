"""Another password, by somebody who is signed in and knows the present one."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.check_own_password import check_own_password
from prakerja.accounts.counted_tries import Tries
from prakerja.accounts.end_sessions import forget_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.audit.notice import notice
from prakerja.audit.record import record
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class SamePassword(Refused):
    """The new one is the present one: nothing would change, and no other session would end."""


def change_password(
    *, account: Account, present: str, password: str, tries: Tries, but: UUID | None, by: Actor, now: datetime
) -> bool:
    """The account has the new password, its other sessions are over, its owner is told.

    False: the present one is wrong; the caller commits all the same, or the try would not count. The same again, as a
    second tap sends it, changes nothing. `but`: the digest of the caller's session, which takes up the new password.
    Raises TriesSpent, SamePassword.
    """
    require(Permission.USE_ACCOUNT, by=by, of=account.pk)
    held = Account.objects.lock_by_id(account.pk)
    if not check_own_password(account=held, password=present, or_else=password, tries=tries, now=now):
        return False
    account.password = held.password
    if held.check_password(password):
        if held.check_password(present):
            raise SamePassword
        return True
    account.set_password(password)
    account.save(update_fields=["password"])
    forget_sessions(account, now=now, but=but)
    notice(SecurityKind.FACTOR_CHANGED, about=account.pk)
    record(AccountsEvent.PASSWORD_CHANGED, subject=account, by=by, at=now, applicant_id=account.applicant_id)
    post_letter(account, text="password_changed", now=now)
    return True
