"""The code of the confirmation letter was typed."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.open_account import open_account
from prakerja.accounts.states import CodePurpose
from prakerja.accounts.type_code import CodeRefused, type_code
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


def confirm_by_code(*, code_id: UUID, typed: str, by: Actor, now: datetime) -> Account | CodeRefused:
    """The sign-up is an account; or why the code does not open. Raises CodeGone, TriesSpent, AddressTaken."""
    require(Permission.USE_ACCOUNT, by=by)
    code = type_code(code_id=code_id, purpose=CodePurpose.CONFIRM, typed=typed, now=now)
    if isinstance(code, CodeRefused):
        return code
    sign_up = SignUp.objects.select_related("code", "account").get(code=code)
    return open_account(sign_up=sign_up, by=by, now=now)
