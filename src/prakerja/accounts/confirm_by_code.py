"""The code of the confirmation letter was typed."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.open_account import open_account
from prakerja.accounts.purposes import CONFIRM
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.kit.actor import Actor


def confirm_by_code(*, code_id: UUID, typed: str, by: Actor, now: datetime) -> Account | CodeRefused:
    """The sign-up is an account; or why the code does not open. Raises CodeGone, AddressTaken."""
    require(Permission.USE_ACCOUNT, by=by)
    code = type_code(purpose=CONFIRM, owner_id=code_id, typed=typed, now=now)
    if isinstance(code, CodeRefused):
        return code
    return open_account(sign_up=SignUp.objects.get(pk=code_id), code=code, by=by, now=now)
