"""What two people say of a bank or wallet: a deposit of the state has arrived there, so much and for which year."""

from datetime import datetime
from typing import Final

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.acts import amount_in, year_in
from prakerja.cards.houses import house_in, lies_at


def _noting(subject: str, asked: Plan, _now: datetime) -> Plan:
    year, amount, house = year_in(subject), int(amount_in(asked)), house_in(asked)
    lies = lies_at(house, year)
    return {"budget_year": year, "float_house": house, "float_before": lies, "float_after": lies + amount}


#: One deposit of the state, as the statement of its `house` names it; the reason holds its reference.
NOTE_DEPOSIT: Final = declare_act("cards.note_deposit", permission=Permission.DECIDE_BUDGET, foresee=_noting)
