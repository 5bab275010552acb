"""A deposit of the state lies at the bank."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.acts import amount_in
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.events import CardsEvent
from prakerja.cards.post_decision import post_decision
from prakerja.kit.actor import Actor
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.posting import Leg


def note_deposit(*, year: int, by: Actor, now: datetime) -> None:
    """The float of the year holds so much more. Doing one decision twice is doing it once. Raises NotConfirmed."""
    decided = require_confirmed(NOTE_DEPOSIT, subject=str(year), by=by)
    amount = amount_in(decided.asked)
    at_bank, deposits = of_number(AccountKind.FLOAT, year), of_number(AccountKind.DEPOSITS, year)
    is_new = post_decision(decided, Leg(at_bank, deposits, amount), year=year, now=now)
    if is_new:
        record(CardsEvent.DEPOSIT_NOTED, subject=decided, by=by, at=now, reason=decided.reason, amount=int(amount))
