"""`hold()`: money waits for somebody outside, until they have answered or the time is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import DataError, IntegrityError

from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, AccountKind, Of
from prakerja.ledger.post import cannot_go_on, require_transaction, stands_there, why_refused
from prakerja.ledger.post_statement import moves_of, run_legs
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
    return hold_together([wanted], now=now)


def hold_together(wanted: Sequence[Hold], *, now: datetime) -> bool:
    """The same of several that are of one act and out of one account, in one call: all of them or none.

    Raises BalanceTooSmall, HeldOtherwise; NoPosting: they have not all else in common but their names and amounts.
    """
    postings = [_posting_of(one, now) for one in wanted]
    first = postings[0]
    if len({_in_common(one) for one in wanted}) > 1:
        raise NoPosting(f"{first.act}: what is held together is alike")
    require_transaction(first.act)
    moves = moves_of([leg for one in postings for leg in one.legs], first.act)
    try:
        written = run_legs(postings, moves)
    except (IntegrityError, DataError) as error:
        raise why_refused(error, first.act) from error.__cause__
    if not written and all(map(stands_there, postings)):
        return False
    if written < len(postings):
        raise cannot_go_on(HeldOtherwise(first.act)) if written else HeldOtherwise(first.act)
    return True


def _in_common(wanted: Hold) -> tuple[object, ...]:
    return wanted.act, wanted.source, wanted.until, wanted.year, wanted.wave, wanted.happened_at


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
