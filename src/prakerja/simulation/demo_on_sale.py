"""What the demo's people buy: trainings that can be begun now, of the sandbox's institution and of others."""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.simulation.demo_partners import OF_SANDBOX
from prakerja.training.models import Course, Offer, Schedule, ScheduleSeats
from prakerja.training.states import CourseState, Method

_INSTITUTIONS: Final = 12
_WEBINARS: Final = 6
_SEATS: Final = 60
#: Sold until it begins, and its code is redeemed from an hour before: both is true of one that begins soon.
_BEGINS_IN: Final = timedelta(minutes=50)
_LASTS: Final = timedelta(hours=2)


def with_sandbox() -> list[Schedule]:
    """Self-paced and of the institution that the sandbox plays, the cheapest first."""
    return list(_self_paced().filter(course__institution__client_code=OF_SANDBOX).order_by("course__price", "pk"))


def with_others() -> list[Schedule]:
    """Self-paced, the cheapest of each of a few institutions."""
    others = _self_paced().exclude(course__institution__client_code=OF_SANDBOX)
    cheapest = others.order_by("course__institution__client_code", "course__price", "pk")
    return list(cheapest.distinct("course__institution__client_code")[:_INSTITUTIONS])


def webinars_of_the_hour(now: datetime) -> list[Schedule]:
    """Within the hour, and put there if there are none."""
    return [_of_the_hour(course, now) for course in _webinars()]


def _self_paced() -> QuerySet[Schedule]:
    live = {"course__state": CourseState.LIVE, "course__method": Method.SELF_PACED, "course__shows_skill": False}
    sold = Schedule.objects.filter(cancelled_at=None, course__in=Offer.objects.values("course"), **live)
    return sold.select_related("course__institution")


def _webinars() -> list[Course]:
    """Of different institutions, the sandbox's first."""
    sold = Course.objects.filter(pk__in=Offer.objects.values("course"), method=Method.WEBINAR, state=CourseState.LIVE)
    cheapest = sold.order_by("institution__client_code", "price", "pk").distinct("institution__client_code")
    return list(cheapest[:_WEBINARS])


def _of_the_hour(course: Course, now: datetime) -> Schedule:
    begins = (now + _BEGINS_IN).replace(second=0, microsecond=0)
    there = Schedule.objects.filter(course=course, starts_at__gt=now, starts_at__lte=begins, cancelled_at=None)
    found: Schedule | None = there.select_related("course__institution").first()
    if found is not None:
        return found
    code = hashlib.sha256(f"{course.code}:{begins.isoformat()}".encode()).hexdigest()[:16]
    with unit_of_work(by=Actor.operator("bin/run")):
        made: Schedule = Schedule.objects.create(course=course, code=code, starts_at=begins, ends_at=begins + _LASTS)
        ScheduleSeats.objects.create(schedule_id=made.pk, seats=_SEATS)
    return made
