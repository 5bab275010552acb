"""`correct()`: a posting that was wrong stays, and another turns it round."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.kit.refused import Refused
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, NoPosting, Posting, posting_id
from prakerja.ledger.standing import standing

CORRECT: Final = "ledger.correct"


class NotInBooks(Refused):
    """There is no such posting."""


class WaitsOrWaited(Refused):
    """What was held is not turned round: as long as it is open it is voided, and afterwards it is paid back anew."""


def correct(*, owner_id: UUID, wrong: UUID, reason: str, now: datetime) -> bool:
    """Every account is as if the posting had never been; both stand in the books. False: it was corrected already.

    A correction can be corrected like any other posting: once. Raises NotInBooks, WaitsOrWaited, BalanceTooSmall.
    """
    if not reason.strip():
        raise NoPosting("a correction says what was wrong")
    posting = standing(owner_id, wrong)
    if posting is None:
        raise NotInBooks
    if any(AccountKind.HELD in (leg.debit.kind, leg.credit.kind) for leg in posting.legs):
        raise WaitsOrWaited(posting.act)
    return post(_turned_round(posting, reason, now))


def _turned_round(wrong: Posting, reason: str, now: datetime) -> Posting:
    return Posting(
        id=posting_id(CORRECT, wrong.owner_id, wrong.id),
        owner_id=wrong.owner_id,
        act=CORRECT,
        year=wrong.year,
        wave=wrong.wave,
        legs=tuple(Leg(leg.credit, leg.debit, leg.amount) for leg in wrong.legs),
        happened_at=now,
        posted_at=now,
        corrects=wrong.id,
        reason=reason,
    )
