"""Somebody signed in shows once more that it is them."""

from datetime import datetime

from prakerja.accounts.limits import WRONG_CONFIRMATIONS
from prakerja.accounts.models import Account
from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.codes.tallies import forget, take


def check_own_password(*, account: Account, password: str, now: datetime) -> bool:
    """Whether it is theirs. The caller commits also when it is not, or the try would not count. Raises TriesSpent.

    Counted apart from signing in: whoever holds a browser that was left open does not close that to its owner.
    """
    take(WRONG_CONFIRMATIONS, str(account.pk), now=now)
    if not account.check_password(password):
        notice(SecurityKind.WRONG_PASSWORD, about=account.pk)
        return False
    forget(WRONG_CONFIRMATIONS, str(account.pk))
    return True
