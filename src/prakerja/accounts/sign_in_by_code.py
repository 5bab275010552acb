"""The code of the sign-in letter was typed."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.account_of import account_of
from prakerja.accounts.models import Account
from prakerja.accounts.purposes import SIGN_IN
from prakerja.codes.type_code import CodeRefused, type_code


def sign_in_by_code(*, code_id: UUID, typed: str, now: datetime) -> Account | CodeRefused:
    """Whose code it is; or why it does not open. Raises CodeGone."""
    code = type_code(purpose=SIGN_IN, owner_id=code_id, typed=typed, now=now)
    return code if isinstance(code, CodeRefused) else account_of(code)
