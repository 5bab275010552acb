"""What two people say of the bank: it has taken a fee, so much and out of which year's money."""

from datetime import datetime
from typing import Final

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.acts import amount_in, year_in
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import AccountKind, of_number


class FloatTooSmall(Refused):
    """So much of that year's money does not lie at the bank; `lacking`: how much of it."""

    def __init__(self, *, lacking: Rupiah) -> None:
        self.lacking = lacking
        super().__init__(f"the float lacks {lacking}")


def require_float(year: int, amount: Rupiah) -> Rupiah:
    """What lies at the bank of that year's money. Raises FloatTooSmall."""
    at_bank = balance_of(of_number(AccountKind.FLOAT, year))
    if amount > at_bank:
        raise FloatTooSmall(lacking=amount - at_bank)
    return at_bank


def _noting(subject: str, asked: Plan, _now: datetime) -> Plan:
    year, amount = year_in(subject), amount_in(asked)
    at_bank = require_float(year, amount)
    fees = balance_of(of_number(AccountKind.FEES, year))
    return {
        "budget_year": year,
        "float_before": int(at_bank),
        "float_after": int(at_bank - amount),
        "fees_after": int(fees + amount),
    }


#: One line of the bank's statement; the reason holds its reference.
NOTE_FEE: Final = declare_act("cards.note_fee", permission=Permission.DECIDE_BUDGET, foresee=_noting)
