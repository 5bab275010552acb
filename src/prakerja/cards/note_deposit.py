"""A deposit of the state lies at a bank or wallet."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.acts import amount_in
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.events import CardsEvent
from prakerja.cards.houses import house_in
from prakerja.cards.post_decision import post_decision
from prakerja.kit.actor import Actor
from prakerja.ledger.chart import AccountKind, at_house, of_number
from prakerja.ledger.posting import Leg


def note_deposit(*, year: int, by: Actor, now: datetime) -> None:
    """So much more of the year's money lies at the house. Doing one decision twice is doing it once.

    Raises NotConfirmed.
    """
    decided = require_confirmed(NOTE_DEPOSIT, subject=str(year), by=by)
    amount = amount_in(decided.asked)
    house = house_in(decided.asked)
    leg = Leg(at_house(house, year), of_number(AccountKind.DEPOSITS, year), amount)
    is_new = post_decision(decided, leg, year=year, now=now)
    if is_new:
        record(
            CardsEvent.DEPOSIT_NOTED,
            subject=decided,
            by=by,
            at=now,
            reason=decided.reason,
            house=house,
            amount=int(amount),
        )
