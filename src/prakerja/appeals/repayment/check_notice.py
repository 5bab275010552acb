"""Anybody who holds a notice learns whether it is genuine, and how it stands now."""

from dataclasses import dataclass
from datetime import date

from prakerja.accounts.models import Account
from prakerja.appeals.models import Demand, DemandName
from prakerja.appeals.repayment.names import notice_number
from prakerja.appeals.states import DemandState
from prakerja.cards.letter_code import NOBODYS, read_code
from prakerja.cards.rules import masked_name
from prakerja.kit.rupiah import Rupiah


@dataclass(frozen=True)
class CheckedNotice:
    """Enough to compare with the paper, and too little to learn who it is."""

    number: str
    #: `S••• A•••`.
    name: str
    amount: Rupiah
    demanded_on: date
    #: Where money is paid, so that nobody is led elsewhere by a forged one.
    reference: str
    state: DemandState


def check_notice(typed: str) -> CheckedNotice | None:
    """None: nobody has such a notice."""
    named = DemandName.objects.filter(pk=(read_code(typed) or NOBODYS).hex).first()
    if named is None:
        return None
    demand = Demand.objects.get(pk=(named.applicant_id, named.demand))
    demanded_on = demand.demanded_at.astimezone(demand.clock).date()
    full_name = Account.objects.filter(pk=demand.applicant_id).values_list("full_name", flat=True).first()
    return CheckedNotice(
        number=notice_number(demand.code, demanded_on),
        name=masked_name(full_name or ""),
        amount=Rupiah(demand.amount),
        demanded_on=demanded_on,
        reference=demand.reference,
        state=DemandState(demand.state),
    )
