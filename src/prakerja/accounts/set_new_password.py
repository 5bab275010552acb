"""A new password, for somebody who has typed the code of the reset letter."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.limits import CODE_LIVES, WRONG_PASSWORDS
from prakerja.accounts.models import Account, EmailCode
from prakerja.accounts.post_letter import post_letter
from prakerja.accounts.states import CodePurpose
from prakerja.accounts.tries import forget_tries
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class ResetExpired(Refused):
    """The code was not typed, has been used, or it is too long ago."""


def set_new_password(*, code_id: UUID, password: str, by: Actor, now: datetime) -> Account:
    """The account has the new password, its other sessions are over, its owner is told, a lock-out is lifted.

    Raises ResetExpired.
    """
    require(Permission.USE_ACCOUNT, by=by)
    code: EmailCode | None = EmailCode.objects.for_purpose(CodePurpose.RESET).lock_by_id(code_id)
    if code is None or code.account is None or not may_choose(code, now):
        raise ResetExpired
    code.used_at = now
    code.save(update_fields=["used_at"])
    # Before the account, in the order in which signing in takes them.
    forget_tries(WRONG_PASSWORDS, code.email)
    account = code.account
    account.set_password(password)
    account.save(update_fields=["password"])
    record(AccountsEvent.PASSWORD_CHANGED, subject=account, by=by, at=now, applicant_id=account.applicant_id)
    post_letter(account, text="password_changed", now=now, language=code.language)
    return account


def may_choose(code: EmailCode, now: datetime) -> bool:
    return code.passed_at is not None and code.used_at is None and now < code.passed_at + CODE_LIVES
