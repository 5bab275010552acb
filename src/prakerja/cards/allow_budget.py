"""The state allows an amount for a year."""

from datetime import datetime

from django.db.models import F

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.acts import ALLOW_BUDGET, amount_in, year_in
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import YearBudget
from prakerja.cards.post_decision import post_decision
from prakerja.kit.actor import Actor
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.posting import Leg


def allow_budget(*, year: int, by: Actor, now: datetime) -> None:
    """The treasury of the year holds so much more. Doing one decision twice is doing it once. Raises NotConfirmed."""
    decided = require_confirmed(ALLOW_BUDGET, subject=str(year), by=by)
    amount = amount_in(decided.asked)
    from_state, treasury = of_number(AccountKind.STATE_BUDGET, year), of_number(AccountKind.TREASURY, year)
    is_new = post_decision(decided, Leg(from_state, treasury, amount), year=year, now=now)
    if not is_new:
        return
    row, _ = YearBudget.objects.get_or_create(year=year_in(str(year)), defaults={"allowed": 0})
    YearBudget.objects.filter(pk=row.pk).update(allowed=F("allowed") + int(amount))
    record(CardsEvent.BUDGET_ALLOWED, subject=row, by=by, at=now, reason=decided.reason, amount=int(amount))
