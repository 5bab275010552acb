"""Somebody signed in shows once more that it is them."""

from datetime import datetime

from prakerja.accounts.counted_tries import Tries, tried
from prakerja.accounts.limits import WRONG_CONFIRMATIONS
from prakerja.accounts.models import Account
from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind


def check_own_password(
    *, account: Account, password: str, tries: Tries, now: datetime, or_else: str | None = None
) -> bool:
    """Whether it is theirs, or `or_else` is. The caller commits also when neither is, or the try would not count.

    Counted apart from signing in: whoever holds a browser that was left open does not close that to its owner.
    Raises TriesSpent.
    """

    def opens() -> bool:
        return account.check_password(password) or (or_else is not None and account.check_password(or_else))

    is_theirs = tried(WRONG_CONFIRMATIONS, tries, now=now, opens=opens)
    if not is_theirs:
        notice(SecurityKind.WRONG_PASSWORD, about=account.pk)
    return is_theirs
