"""A new password, for somebody who has typed the code of the reset letter."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.account_of import hold_account_of
from prakerja.accounts.end_sessions import forget_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.accounts.purposes import RESET
from prakerja.audit.notice import notice
from prakerja.audit.record import record
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.use_code import use_code
from prakerja.kit.actor import Actor


def set_new_password(*, code_id: UUID, password: str, by: Actor, now: datetime) -> Account:
    """The account has the new password, its other sessions are over, and its owner is told.

    Raises CodeGone when the code was not typed, has been used, or it is too long ago, and when the account has another
    address by now.
    """
    require(Permission.USE_ACCOUNT, by=by)
    code = use_code(purpose=RESET, owner_id=code_id, now=now)
    # Held: somebody signed in may be changing it at this moment.
    account = hold_account_of(code)
    account.set_password(password)
    account.save(update_fields=["password"])
    forget_sessions(account, now=now)
    notice(SecurityKind.FACTOR_CHANGED, about=account.pk)
    record(AccountsEvent.PASSWORD_CHANGED, subject=account, by=by, at=now, applicant_id=account.applicant_id)
    post_letter(account, text="password_changed", now=now, language=code.language)
    return account
