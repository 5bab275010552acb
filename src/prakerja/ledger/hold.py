"""`hold()`: money waits for somebody outside, until they have answered or the time is over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, AccountKind, Of
from prakerja.ledger.models import OpenHold
from prakerja.ledger.post import PostedOtherwise, post
from prakerja.ledger.posting import Leg, NoPosting, Posting, nature_of


class HeldOtherwise(Refused):
    """What was to be held stands in the books already, as another amount or from another account."""


@dataclass(frozen=True)
class Hold:
    """What waits. It belongs to the applicant whose account it is taken from; `id` as that of every posting."""

    id: UUID
    act: str
    source: Account
    amount: Rupiah
    until: datetime
    year: int
    wave: int | None
    happened_at: datetime

    def __post_init__(self) -> None:
        if nature_of(self.source, self.act).of is not Of.APPLICANT or self.source.kind in (
            AccountKind.HELD,
            AccountKind.CLAIM,
        ):
            raise NoPosting(f"{self.act}: what is held comes from what somebody has")
        if self.until <= self.happened_at:
            raise NoPosting(f"{self.act}: what is held waits for a while")


def hold(wanted: Hold, *, now: datetime) -> bool:
    """The amount has left its account and waits. False: it was put aside already, and may have been closed since.

    Raises BalanceTooSmall, HeldOtherwise.
    """
    posting = _posting_of(wanted, now)
    try:
        is_new = post(posting)
    except PostedOtherwise as other:
        raise HeldOtherwise(wanted.act) from other
    if is_new:
        OpenHold.objects.create(owner_id=posting.owner_id, posting_id=posting.id, held_until=wanted.until)
    return is_new


def _posting_of(wanted: Hold, now: datetime) -> Posting:
    owner_id = wanted.source.of
    return Posting(
        id=wanted.id,
        owner_id=owner_id,
        act=wanted.act,
        year=wanted.year,
        wave=wanted.wave,
        legs=(Leg(wanted.source, Account(AccountKind.HELD, owner_id), wanted.amount),),
        happened_at=wanted.happened_at,
        posted_at=now,
        held_until=wanted.until,
    )
