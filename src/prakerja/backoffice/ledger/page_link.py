"""Where a page of an account goes on: signed, so that the balance which it carries is one that was read here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.core import signing
from pydantic import TypeAdapter

from prakerja.kit.signed import read_signed, sign
from prakerja.ledger.chart import Account

_SALT: Final = "page of an account"
_GOOD_FOR_S: Final = 24 * 3600
_LINK: Final = TypeAdapter(tuple[int, UUID, str, datetime, str, int])


@dataclass(frozen=True)
class Reached:
    """`seen`: which transactions had ended at `as_of`; `after`: the last line that was shown; `holds`: before it."""

    seen: str
    as_of: datetime
    after: str
    holds: int


def link_on(account: Account, reached: Reached) -> str:
    """For addresses, for a day."""
    parts = [account.kind.value, str(account.of), reached.seen, reached.as_of.isoformat(), reached.after, reached.holds]
    return sign(parts, salt=_SALT)


def read_link(text: str, account: Account) -> Reached | None:
    """None: it was not made here, of another account, or too long ago."""
    try:
        kind, of, seen, as_of, after, holds = read_signed(text, _LINK, salt=_SALT, lives=_GOOD_FOR_S)
    except signing.BadSignature:
        return None
    return Reached(seen, as_of, after, holds) if (kind, of) == (account.kind, account.of) else None
