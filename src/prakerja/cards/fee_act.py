"""What two people say of a bank or wallet: it has taken a fee, so much and out of which year's money."""

from datetime import datetime
from typing import Final

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.acts import amount_in, year_in
from prakerja.cards.houses import house_in, require_float
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import AccountKind, of_number


def _noting(subject: str, asked: Plan, _now: datetime) -> Plan:
    year, amount, house = year_in(subject), amount_in(asked), house_in(asked)
    lies = require_float(house, year, amount)
    fees = balance_of(of_number(AccountKind.FEES, year))
    return {
        "budget_year": year,
        "float_house": house,
        "float_before": lies,
        "float_after": lies - int(amount),
        "fees_after": int(fees + amount),
    }


#: One line of the statement of its `house`; the reason holds its reference.
NOTE_FEE: Final = declare_act("cards.note_fee", permission=Permission.DECIDE_BUDGET, foresee=_noting)
