"""What becomes of purchases by themselves: what does not take place is voided, what was not finished in time lapses."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from prakerja.training.models import Purchase, Schedule
from prakerja.training.querysets import PurchaseKey
from prakerja.training.states import CourseState, PurchaseState

_AT_ONCE: Final = 500
#: Who has begun what is cancelled gets the price back as well; who has proven all of it, or was declared to have
#: finished, has finished.
OF_CANCELLED: Final = Q(
    state__in=[PurchaseState.BOUGHT, PurchaseState.REDEEMED],
    certified_by__isnull=True,
    declares_itself_at__isnull=True,
)
#: Nobody can begin a withdrawn course; who has begun it goes on.
_OF_WITHDRAWN: Final = Q(state=PurchaseState.BOUGHT)


def of_what_does_not_take_place() -> Iterator[PurchaseKey]:
    """Bought of a schedule that was cancelled, or of a course that was withdrawn.

    Which these are is asked first, since they are few. As one question it read all purchases, every minute.
    """
    yield from _of(Schedule.objects.filter(cancelled_at__isnull=False), OF_CANCELLED)
    yield from _of(Schedule.objects.filter(course__state=CourseState.WITHDRAWN), _OF_WITHDRAWN)


def that_were_not_finished(*, now: datetime) -> Iterator[PurchaseKey]:
    """Their money has waited long enough."""
    yield from _in_stretches(Purchase.objects.unfinished().filter(waits_until__lte=now))


def _of(schedules: "QuerySet[Schedule]", left: Q) -> Iterator[PurchaseKey]:
    which = list(schedules.values_list("pk", flat=True))
    if which:
        yield from _in_stretches(Purchase.objects.filter(left, schedule__in=which))


def _in_stretches(purchases: "QuerySet[Purchase]") -> Iterator[PurchaseKey]:
    """In the order of their keys: one that cannot be ended is passed by."""
    keys = purchases.order_by("applicant_id", "number").values_list("applicant_id", "number")
    stretch = list(keys[:_AT_ONCE])
    yield from stretch
    while len(stretch) == _AT_ONCE:
        stretch = list(keys.filter(applicant_id__gt=stretch[-1][0])[:_AT_ONCE])
        yield from stretch
