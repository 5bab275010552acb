"""The money of a purchase: each part's share of each milestone waits apart, and they go back together."""

from collections.abc import Sequence
from datetime import datetime

from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.hold import Hold, hold_together
from prakerja.schemes.training import Milestone
from prakerja.training.holds import HOLD, hold_id, parts_of, shares_of
from prakerja.training.models import Purchase


def hold_price(purchase: Purchase, *, year: int, wave: int, milestones: Sequence[Milestone], now: datetime) -> None:
    """The price has left the training balance, and waits for its proof. Raises BalanceTooSmall.

    `year`, `wave`: out of whose budget the card is.
    """
    shares = shares_of(parts_of(purchase), milestones)
    hold_together(
        [
            Hold(
                id=hold_id(purchase.applicant_id, purchase.number, part, evidence),
                act=HOLD,
                source=Account(AccountKind.TRAINING_BALANCE, purchase.applicant_id),
                amount=amount,
                until=purchase.waits_until,
                year=year,
                wave=wave,
                happened_at=now,
            )
            for (part, evidence), amount in shares.items()
        ],
        now=now,
    )
