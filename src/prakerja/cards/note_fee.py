"""A bank or wallet has taken a fee."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.acts import amount_in
from prakerja.cards.events import CardsEvent
from prakerja.cards.fee_act import NOTE_FEE
from prakerja.cards.houses import house_in
from prakerja.cards.post_decision import post_decision
from prakerja.kit.actor import Actor
from prakerja.ledger.chart import AccountKind, at_house, of_number
from prakerja.ledger.posting import Leg


def note_fee(*, year: int, by: Actor, now: datetime) -> None:
    """So much less of the year's money lies at the house. Doing one decision twice is doing it once.

    Raises NotConfirmed.
    """
    decided = require_confirmed(NOTE_FEE, subject=str(year), by=by)
    amount = amount_in(decided.asked)
    house = house_in(decided.asked)
    leg = Leg(of_number(AccountKind.FEES, year), at_house(house, year), amount)
    is_new = post_decision(decided, leg, year=year, now=now)
    if is_new:
        record(
            CardsEvent.FEE_NOTED, subject=decided, by=by, at=now, reason=decided.reason, house=house, amount=int(amount)
        )
