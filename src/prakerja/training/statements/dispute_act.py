"""Two people decide that a dispute was right, and what the partner gets or loses by it."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.acts import BudgetTooSmall
from prakerja.cards.models import YearBudget
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.training.models import StatementDispute
from prakerja.training.statements.months import name_of_month
from prakerja.training.statements.querysets import NoDispute
from prakerja.training.statements.states import DisputeState

#: More than any statement, and far from where sums end.
_MOST: Final = 10**13


class DisputeAnswered(Refused):
    """Somebody has answered it."""


class NoAdjustment(Refused):
    """What the partner gets or loses is a whole number of rupiah, of a year that has a budget."""


def dispute_in(subject: str) -> StatementDispute:
    """Raises NoDispute for what is no dispute's subject."""
    try:
        key = UUID(subject)
    except ValueError:
        raise NoDispute from None
    found: StatementDispute | None = StatementDispute.objects.filter(pk=key).select_related("partner").first()
    if found is None or str(key) != subject:
        raise NoDispute
    return found


def adjustment_in(asked: Plan) -> tuple[int, int]:
    """What the partner gets (below nothing: loses), and of which year. Raises NoAdjustment."""
    amount, year = asked.get("amount"), asked.get("budget_year")
    if not (isinstance(amount, int) and isinstance(year, int)) or abs(amount) > _MOST:
        raise NoAdjustment
    return amount, year


def _accepting(subject: str, asked: Plan, _now: datetime) -> Plan:
    dispute = dispute_in(subject)
    if dispute.state != DisputeState.RAISED:
        raise DisputeAnswered
    amount, year = adjustment_in(asked)
    budget = YearBudget.objects.filter(pk=year).first()
    if budget is None:
        raise NoAdjustment
    free = budget.allowed - budget.set_aside
    if amount > free:
        raise BudgetTooSmall(year=year, lacking=Rupiah(amount - free))
    return {
        "partner": dispute.partner.name,
        "month": name_of_month(dispute.month),
        "disputed": dispute.text,
        "adjustment": amount,
        "budget_year": year,
    }


#: Asked: `amount`, for the partner or against it, and `budget_year`; the reason is the answer.
ACCEPT_DISPUTE: Final = declare_act(
    "training.accept_dispute", permission=Permission.DECIDE_STATEMENTS, foresee=_accepting, keeps_plan=True
)
