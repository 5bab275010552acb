"""What becomes of purchases by themselves: what does not take place is voided, what was not finished in time lapses."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from prakerja.training.models import Purchase
from prakerja.training.querysets import PurchaseKey
from prakerja.training.states import UNFINISHED, CourseState, PurchaseState

_AT_ONCE: Final = 500
#: Who has begun what does not take place any more gets the price back as well.
_OF_CANCELLED: Final = Q(
    schedule__cancelled_at__isnull=False,
    state__in=[PurchaseState.BOUGHT, PurchaseState.REDEEMED],
    # Who has proven all of it, or was declared to have finished, has finished.
    certified_by__isnull=True,
    declares_itself_at__isnull=True,
)
#: Nobody can begin a withdrawn course; who has begun it goes on.
_OF_WITHDRAWN: Final = Q(schedule__course__state=CourseState.WITHDRAWN, state=PurchaseState.BOUGHT)


def of_what_does_not_take_place() -> Iterator[PurchaseKey]:
    """Bought of a schedule that was cancelled, or of a course that was withdrawn."""
    yield from _in_stretches(Purchase.objects.filter(_OF_CANCELLED | _OF_WITHDRAWN))


def that_were_not_finished(*, now: datetime) -> Iterator[PurchaseKey]:
    """Their money has waited long enough."""
    yield from _in_stretches(Purchase.objects.filter(state__in=UNFINISHED, waits_until__lte=now))


def _in_stretches(purchases: "QuerySet[Purchase]") -> Iterator[PurchaseKey]:
    """In the order of their keys: one that cannot be ended is passed by."""
    keys = purchases.order_by("applicant_id", "number").values_list("applicant_id", "number")
    stretch = list(keys[:_AT_ONCE])
    while stretch:
        yield from stretch
        last = stretch[-1][0]
        stretch = list(keys.filter(applicant_id__gt=last)[:_AT_ONCE])
