"""How somebody came to the second factor. Each way has its own tries: a thief of the password uses up no other."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from prakerja.accounts.known_browser import KnownBrowser
from prakerja.accounts.models import Account


class CameBy(StrEnum):
    PASSWORD = "password"  # noqa: S105  the name of a way
    #: A code that was sent to the account's own address.
    LETTER = "letter"
    #: Signed in already, and asked once more.
    SESSION = "session"


@dataclass(frozen=True)
class Tries:
    """On whom tries at the second factor are counted. `is_shared`: others may have come the same way."""

    account_id: UUID
    whose: str
    is_shared: bool


def tries_of(account: Account, came_by: CameBy, known: KnownBrowser) -> Tries:
    """Of a browser in which the account was opened before, or else of the way."""
    if key := known.key_for(account):
        return Tries(account.pk, f"{account.pk}:{key}", is_shared=False)
    return Tries(account.pk, f"{account.pk}:{came_by}", is_shared=came_by is not CameBy.SESSION)
