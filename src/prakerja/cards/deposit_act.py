"""What two people say of the bank: a deposit of the state has arrived, so much and for which year."""

from datetime import datetime
from typing import Final

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.acts import amount_in, year_in
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import AccountKind, of_number


def _noting(subject: str, asked: Plan, _now: datetime) -> Plan:
    year = year_in(subject)
    at_bank = balance_of(of_number(AccountKind.FLOAT, year))
    return {"budget_year": year, "float_before": int(at_bank), "float_after": int(at_bank + amount_in(asked))}


#: One deposit of the state, as the bank's statement names it; the reason holds its reference.
NOTE_DEPOSIT: Final = declare_act("cards.note_deposit", permission=Permission.DECIDE_BUDGET, foresee=_noting)
