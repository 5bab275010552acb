"""The money of a purchase: the platform's part and the institution's wait apart, and go back together."""

from datetime import datetime

from prakerja.cards.models import WaveBudget
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.hold import Hold, hold
from prakerja.training.holds import HOLD, hold_id, parts_of
from prakerja.training.models import Purchase


def hold_price(purchase: Purchase, *, budget: WaveBudget, now: datetime) -> None:
    """The price has left the training balance, and waits for its proof. Raises BalanceTooSmall."""
    for part, amount in parts_of(purchase).items():
        wanted = Hold(
            id=hold_id(purchase.applicant_id, purchase.number, part),
            act=HOLD,
            source=Account(AccountKind.TRAINING_BALANCE, purchase.applicant_id),
            amount=amount,
            until=purchase.waits_until,
            year=budget.year_id,
            wave=budget.wave.number,
            happened_at=now,
        )
        hold(wanted, now=now)
