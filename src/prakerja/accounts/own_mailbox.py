"""Whoever reads a mailbox asks for codes on a budget that no stranger uses up: the link of a letter shows that they do.

It opens nothing else, and is the same whether the address has an account or not.
"""

from datetime import timedelta
from typing import Final

from django.core import signing
from pydantic import TypeAdapter

from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.signed import read_signed, sign

_SALT: Final = "accounts.own_mailbox"
_SIGNED: Final = TypeAdapter(str)
#: Longer than the day for which strangers may have used up what goes to the address.
_LIVES: Final = timedelta(hours=25)


class MailboxLinkExpired(Refused):
    """The link is older than a day, or was cut short by a mail program."""


def mailbox_mark(email: str) -> str:
    """Of the address; the address itself has no business in a link or a cookie."""
    return digest(email, purpose=Purpose.OWN_MAILBOX).hex[:24]


def mailbox_token(email: str) -> str:
    return sign(mailbox_mark(email), salt=_SALT)


def read_mailbox_token(token: str) -> str:
    """The mark of the address whose mailbox the link came to. Raises MailboxLinkExpired."""
    try:
        return read_signed(token, _SIGNED, salt=_SALT, lives=_LIVES)
    except signing.BadSignature as error:
        raise MailboxLinkExpired from error
