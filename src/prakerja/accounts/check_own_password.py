"""Somebody signed in shows once more that it is them."""

from collections.abc import Iterable
from datetime import datetime

from prakerja.accounts.counted_tries import Tries, tried
from prakerja.accounts.limits import WRONG_CONFIRMATIONS
from prakerja.accounts.models import Account
from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind


def check_own_password(*, account: Account, typed: Iterable[str], tries: Tries, now: datetime) -> bool:
    """Whether one of these is theirs. The caller commits also when none is, or the try would not count.

    Counted apart from signing in: whoever holds a browser that was left open does not close that to its owner.
    Raises TriesSpent.
    """
    is_theirs = tried(WRONG_CONFIRMATIONS, tries, now=now, opens=lambda: any(map(account.check_password, typed)))
    if not is_theirs:
        notice(SecurityKind.WRONG_PASSWORD, about=account.pk)
    return is_theirs
