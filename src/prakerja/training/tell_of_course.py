"""What partners are told of a course: whoever teaches it, and whoever sells it."""

from datetime import datetime
from uuid import UUID

from prakerja.partners.webhooks.kinds import EventKind
from prakerja.partners.webhooks.tell_partners import tell_partners
from prakerja.training.models import Course, Offer, Schedule


def tell_of_move(course: Course, *, nth: int, now: datetime) -> None:
    """It is in another state; `nth` in its life."""
    facts = {"course_code": course.code, "state": course.state}
    told = dict.fromkeys(_concerned(course), facts)
    tell_partners(EventKind.COURSE_MOVED, told, subject=f"{course.pk}:{nth}", now=now)


def tell_of_cancelling(schedule: Schedule, course: Course, *, now: datetime) -> None:
    """It does not take place."""
    facts = {"course_code": course.code, "schedule_code": schedule.code}
    told = dict.fromkeys(_concerned(course), facts)
    tell_partners(EventKind.SCHEDULE_CANCELLED, told, subject=str(schedule.pk), now=now)


def _concerned(course: Course) -> list[UUID]:
    return [course.institution_id, *Offer.objects.filter(course=course).values_list("platform_id", flat=True)]
