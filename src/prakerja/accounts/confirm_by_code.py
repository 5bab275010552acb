"""The code of the confirmation letter was typed."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.open_account import open_account, refuse_strangers_password
from prakerja.accounts.purposes import CONFIRM
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.kit.actor import Actor


def confirm_by_code(
    *, code_id: UUID, typed: str, browser: str, password: str = "", by: Actor, now: datetime
) -> Account | CodeRefused:
    """The sign-up is an account; or why the code does not open.

    `browser`: what the browser keeps in which the code is typed. `password`: chosen with the code, for a browser other
    than the sign-up's. Raises CodeGone, PasswordWanted, AddressTaken.
    """
    require(Permission.USE_ACCOUNT, by=by)
    sign_up = SignUp.objects.filter(pk=code_id).first()
    if sign_up is not None:
        # Before the code is looked at: it costs no try, and tells nothing of the code.
        refuse_strangers_password(sign_up, browser=browser, password=password)
    code = type_code(purpose=CONFIRM, owner_id=code_id, typed=typed, now=now)
    if isinstance(code, CodeRefused):
        return code
    # Read again: the code is held now, and with it what somebody may have typed anew meanwhile.
    sign_up = SignUp.objects.get(pk=code_id)
    return open_account(sign_up=sign_up, code=code, browser=browser, password=password, by=by, now=now)
