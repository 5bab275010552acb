"""Another schedule of the same course: which can still be begun, and how a purchase comes to be of it."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from prakerja.training.declarations.require_declarable import times_of_purchase
from prakerja.training.models import Purchase, Schedule
from prakerja.training.move_purchase import move_purchase
from prakerja.training.reasons import PurchaseReason
from prakerja.training.seats import move_seat
from prakerja.training.states import CourseState, Method, PurchaseState


def schedules_to_come(purchase: Purchase, *, now: datetime) -> Sequence[Schedule]:
    """By their beginning: that were sold now, and end while the money waits. Whether a seat is free is not asked."""
    course = purchase.schedule.course
    if course.state != CourseState.LIVE or now >= purchase.waits_until:
        return []
    is_own_pace = course.method == Method.SELF_PACED
    in_time = Q(ends_at__gt=now) if is_own_pace else Q(starts_at__gt=now, ends_at__lte=purchase.waits_until)
    others = Schedule.objects.filter(in_time, course=course, cancelled_at=None).exclude(pk=purchase.schedule_id)
    return list(others.select_related("course__institution").order_by("starts_at", "id"))


def take_schedule(purchase: Purchase, schedule: Schedule, *, reason: PurchaseReason, now: datetime) -> Schedule:
    """It is bought of this schedule, its code begins it, and the seat is moved; returns the schedule before.

    The purchase is locked, and the seats come last, as with whoever buys. Raises SeatsGone, MoveRefused.
    """
    left: Schedule = purchase.schedule
    if purchase.state != PurchaseState.ABSENT:
        move_purchase(purchase, to=PurchaseState.ABSENT, reason=reason, now=now)
    move_purchase(purchase, to=PurchaseState.BOUGHT, reason=reason, now=now, redeemed_at=None, schedule_id=schedule.pk)
    purchase.schedule = schedule
    move_seat(left.pk, schedule.pk)
    return left


def has_missed(purchase: Purchase, *, now: datetime) -> bool:
    """They were declared absent, or their code can begin nothing any more: whether anybody says so or not."""
    if purchase.state == PurchaseState.BOUGHT:
        return purchase.schedule.cancelled_at is None and now >= times_of_purchase(purchase).entry.opens_at
    return purchase.state == PurchaseState.ABSENT
