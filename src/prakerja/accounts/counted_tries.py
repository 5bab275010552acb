"""On whom tries at a password or a second factor are counted, once more than the address is known of who tries.

Each way of having come so far has its own: a thief of the password uses up no tries of whoever comes by letter, and a
thief of one session none of another.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from prakerja.accounts.known_browser import KnownBrowser
from prakerja.accounts.models import Account
from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.codes.limits import Limit
from prakerja.codes.tallies import TriesSpent, forget, give_back, take


class CameBy(StrEnum):
    PASSWORD = "password"  # noqa: S105  the name of a way
    #: A code that was sent to the account's own address.
    LETTER = "letter"


@dataclass(frozen=True)
class Tries:
    """Whose they are. `is_shared`: others may have come the same way."""

    account_id: UUID
    whose: str
    is_shared: bool


def tries_of(account: Account, came_by: CameBy, known: KnownBrowser) -> Tries:
    """Of who signs in: of a browser in which the account was opened before, or else of the way."""
    if key := known.key_for(account):
        return Tries(account.pk, f"{account.pk}:{key}", is_shared=False)
    return Tries(account.pk, f"{account.pk}:{came_by}", is_shared=True)


def tries_in(account: Account, sitting: str) -> Tries:
    """Of who is signed in and is asked once more. Whoever signs in anew has new ones: it takes what is asked for."""
    return Tries(account.pk, f"{account.pk}:in {sitting}", is_shared=False)


def tried(limit: Limit, tries: Tries, *, now: datetime, opens: Callable[[], bool]) -> bool:
    """Whether it opens; counted before it is looked at, and a right one is not counted. Raises TriesSpent."""
    try:
        take(limit, tries.whose, now=now)
    except TriesSpent:
        notice(SecurityKind.LOCKED_OUT, about=tries.account_id)
        raise
    if not opens():
        return False
    if tries.is_shared:
        # The owner's coming home is no new day for whoever else came this way.
        give_back(limit, tries.whose, taken_at=now)
    else:
        forget(limit, tries.whose)
    return True
