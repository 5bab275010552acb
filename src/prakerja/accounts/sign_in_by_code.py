"""The code of the sign-in letter was typed."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.accounts.states import CodePurpose
from prakerja.accounts.type_code import CodeRefused, type_code


def sign_in_by_code(*, code_id: UUID, typed: str, now: datetime) -> Account | CodeRefused:
    """Whose code it is; or why it does not open. Raises CodeGone, TriesSpent."""
    code = type_code(code_id=code_id, purpose=CodePurpose.SIGN_IN, typed=typed, now=now)
    if isinstance(code, CodeRefused):
        return code
    assert code.account is not None  # a code without an account is hollow, and a hollow one lets nobody pass
    return code.account
