"""Money of a year lies at another bank or wallet."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.acts import amount_in
from prakerja.cards.events import CardsEvent
from prakerja.cards.houses import TO_HOUSE, house_in
from prakerja.cards.move_float_act import MOVE_FLOAT
from prakerja.cards.post_decision import post_decision
from prakerja.kit.actor import Actor
from prakerja.ledger.chart import at_house
from prakerja.ledger.posting import Leg


def move_float(*, year: int, by: Actor, now: datetime) -> None:
    """So much less of the year's money lies at the one house, and so much more at the other. Doing one decision twice
    is doing it once. Raises NotConfirmed.
    """
    decided = require_confirmed(MOVE_FLOAT, subject=str(year), by=by)
    house, to_house, amount = house_in(decided.asked), house_in(decided.asked, TO_HOUSE), amount_in(decided.asked)
    leg = Leg(at_house(to_house, year), at_house(house, year), amount)
    if post_decision(decided, leg, year=year, now=now):
        record(
            CardsEvent.FLOAT_MOVED,
            subject=decided,
            by=by,
            at=now,
            reason=decided.reason,
            house=house,
            to_house=to_house,
            amount=int(amount),
        )
