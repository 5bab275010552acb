"""What one act does to the books: legs, each from one account to another, all of them or none. Pure."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, Nature, NotInChart

#: Whose a posting is that belongs to nobody in particular.
PROGRAMME: Final = UUID(int=0)


class NoPosting(ValueError):
    """No act does this to the books: a mistake of whoever wrote it."""


@dataclass(frozen=True)
class Leg:
    """An amount leaves nowhere and arrives nowhere: it is debited here and credited there."""

    debit: Account
    credit: Account
    amount: Rupiah

    def __post_init__(self) -> None:
        if not self.amount or self.debit == self.credit:
            raise NoPosting("a transfer moves something, and somewhere else")


@dataclass(frozen=True)
class Posting:
    """`id`: the same act on the same thing has the same one (`posting_id`), so that it stands in the books once.

    `owner_id`: the applicant to whom it belongs; of what belongs to nobody in particular, the programme. `happened_at`:
    when what it tells of happened, which may be before it is written.
    """

    id: UUID
    owner_id: UUID
    act: str
    year: int
    legs: tuple[Leg, ...]
    happened_at: datetime
    posted_at: datetime
    wave: int | None = None
    #: The posting that was wrong and stays.
    corrects: UUID | None = None
    #: The posting that held money until somebody outside answered.
    closes: UUID | None = None
    #: Until when it waits for an answer.
    held_until: datetime | None = None
    reason: str = field(default="")

    def __post_init__(self) -> None:
        if not self.legs:
            raise NoPosting(f"{self.act}: a posting has legs")


def nature_of(account: Account, act: str) -> Nature:
    """What the chart says of an account that an act names. Raises NoPosting: it is none."""
    try:
        return account.nature
    except NotInChart as error:
        raise NoPosting(f"{act}: {error}") from error


def posting_id(act: str, *subject: object) -> UUID:
    """Of the act on this subject: a UUID of version 8 out of a hash, so that doing it twice is writing it once."""
    named = "\x1f".join((act, *(str(part) for part in subject)))
    hashed = int.from_bytes(hashlib.sha256(named.encode()).digest()[:16])
    version, variant = 0x8 << 76, 0x2 << 62
    return UUID(int=hashed & ~(0xF << 76) & ~(0x3 << 62) | version | variant)
