"""A browser in which somebody signed in before, or followed a link that came to their mailbox. Pure.

Limits give it budgets of its own, which no stranger can use up; it opens nothing by itself. Who changes the password or
ends all sessions, which a new address does too, ends what was known of the account as well.
"""

from dataclasses import dataclass, replace
from typing import Final, Self
from uuid import uuid4

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac
from pydantic import TypeAdapter

from prakerja.accounts.models import Account
from prakerja.accounts.own_mailbox import mailbox_mark
from prakerja.kit.signed import read_signed, sign

_SALT: Final = "accounts.known_browser"
_SIGNED: Final = TypeAdapter(tuple[str, tuple[str, ...], tuple[str, ...]])
#: Browsers keep no cookie longer.
KNOWN_FOR_S: Final = 400 * 24 * 3600
#: Of a telephone that a family shares.
_MOST: Final = 8


@dataclass(frozen=True)
class KnownBrowser:
    """`key`: drawn when somebody first signed in here. `marks`: of the accounts that did, the last one first.

    `mailboxes`: marks of the addresses whose letters are read here.
    """

    key: str = ""
    marks: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()

    @classmethod
    def read_from(cls, cookie: str) -> Self:
        """What we signed; a stranger, whatever else it is."""
        try:
            key, marks, mailboxes = read_signed(cookie, _SIGNED, salt=_SALT, lives=KNOWN_FOR_S)
        except signing.BadSignature:
            return cls()
        return cls(key, marks, mailboxes)

    def __str__(self) -> str:
        return sign([self.key, self.marks, self.mailboxes], salt=_SALT)

    def key_for(self, account: Account | None) -> str:
        """By which this browser is counted for the account; empty: it is a stranger to it. As much work for nobody."""
        mark = _mark_of(account)
        is_known = sum(constant_time_compare(mark, one) for one in self.marks) > 0
        return self.key if is_known and account is not None else ""

    def key_for_letters(self, email: str, account: Account | None) -> str:
        """By which whoever asks for a letter to the address is counted; empty: with all strangers.

        All who show that they read a mailbox are counted together: reading it must not bring ever new budgets.
        """
        reads_it = mailbox_mark(email) in self.mailboxes
        return self.key_for(account) or ("mailbox" if reads_it else "")

    def with_account(self, account: Account) -> Self:
        return replace(self, key=self.key or uuid4().hex, marks=_first(_mark_of(account), self.marks))

    def with_mailbox(self, mark: str) -> Self:
        return replace(self, mailboxes=_first(mark, self.mailboxes))


#: Of whom nothing is known.
STRANGER: Final = KnownBrowser()


def _first(mark: str, others: tuple[str, ...]) -> tuple[str, ...]:
    return (mark, *(one for one in others if one != mark))[:_MOST]


def _mark_of(account: Account | None) -> str:
    """Says nothing to anybody else, and changes with the password and the round of sessions."""
    said = f"{account.pk}:{account.get_session_auth_hash()}" if account is not None else "nobody"
    return salted_hmac(_SALT, said, algorithm="sha256").hexdigest()[:24]
