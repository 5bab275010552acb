"""The redeem codes of the demo that are good at this moment."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from prakerja.training.attendance_rules import beginning
from prakerja.training.models import Purchase
from prakerja.training.states import CourseState, Method, PurchaseState


def redeemable(applicant_ids: Collection[UUID], *, now: datetime) -> list[Purchase]:
    """What these people have bought and their institutions would begin now, in the order of buying."""
    bought = Purchase.objects.filter(
        applicant_id__in=applicant_ids,
        state=PurchaseState.BOUGHT,
        waits_until__gt=now,
        schedule__cancelled_at=None,
        schedule__course__state=CourseState.LIVE,
        schedule__course__institution__suspended_at=None,
    )
    rows = bought.select_related("schedule__course__institution").order_by("bought_at", "applicant_id")
    return [one for one in rows if _is_its_time(one, now)]


def redeem_codes_of(applicant_ids: Collection[UUID], *, now: datetime) -> list[dict[str, str | None]]:
    """As a script reads them: those first that can be redeemed for longest, so that it may take any and the first."""
    good = sorted(redeemable(applicant_ids, now=now), key=lambda one: one.schedule.ends_at, reverse=True)
    return [
        {
            "code": one.redeem_code,
            "client_code": one.schedule.course.institution.client_code,
            "course_code": one.schedule.course.code,
            "schedule_code": one.schedule.code,
        }
        for one in good
    ]


def _is_its_time(purchase: Purchase, now: datetime) -> bool:
    schedule = purchase.schedule
    span = beginning(Method(schedule.course.method), starts_at=schedule.starts_at, ends_at=schedule.ends_at)
    return span.is_open(now)
