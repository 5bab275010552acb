"""What two people decide about money that lies at one bank or wallet: so much of a year's is moved to another."""

from datetime import datetime
from typing import Final

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.acts import amount_in, year_in
from prakerja.cards.houses import TO_HOUSE, house_in, lies_at, require_float
from prakerja.kit.refused import Refused


class SameHouse(Refused):
    """It would stay where it is."""


def _moving(subject: str, asked: Plan, _now: datetime) -> Plan:
    year, amount, house, to_house = year_in(subject), amount_in(asked), house_in(asked), house_in(asked, TO_HOUSE)
    if house == to_house:
        raise SameHouse
    lies, lies_there = require_float(house, year, amount), lies_at(to_house, year)
    return {
        "budget_year": year,
        "float_house": house,
        "float_before": lies,
        "float_after": lies - int(amount),
        "to_house": to_house,
        "to_float_before": lies_there,
        "to_float_after": lies_there + int(amount),
    }


#: One transfer between our own accounts; the reason holds its reference on both statements.
MOVE_FLOAT: Final = declare_act("cards.move_float", permission=Permission.DECIDE_BUDGET, foresee=_moving)
