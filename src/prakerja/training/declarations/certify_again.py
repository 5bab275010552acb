"""What had kept a declared training from its certificate does so no more."""

from datetime import datetime

from prakerja.training.declare_completion import CERTIFIED_WITHIN
from prakerja.training.models import Purchase
from prakerja.training.require_attending import lacking
from prakerja.training.states import PurchaseState
from prakerja.training.working_days import working_days_after


def certify_again(purchase: Purchase, *, now: datetime) -> None:
    """Its certificate follows within a working day, unless a presence behind it does not count any more. The caller
    has locked it, and knows that it was declared finished."""
    if not lacking(purchase):
        waiting = Purchase.objects.filter(pk=purchase.pk, state=PurchaseState.REDEEMED)
        waiting.update(certified_by=working_days_after(now, CERTIFIED_WITHIN))
