"""What partners are told of courses: whoever teaches one, and whoever sells it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from prakerja.partners.webhooks.kinds import EventKind
from prakerja.partners.webhooks.tell_partners import Told, tell_partners_of_each
from prakerja.training.models import Course, Offer, Schedule


def tell_of_moves(moves: Sequence[tuple[Course, int]], *, now: datetime) -> None:
    """Each course is in another state; with it, the how manieth of its life."""
    concerned = _concerned(course for course, _nth in moves)
    told = [
        Told(partner_id, f"{course.pk}:{nth}", {"course_code": course.code, "state": course.state})
        for course, nth in moves
        for partner_id in concerned[course.pk]
    ]
    tell_partners_of_each(EventKind.COURSE_MOVED, told, now=now)


def tell_of_cancelling(schedules: Sequence[tuple[Course, Schedule]], *, now: datetime) -> None:
    """None of them takes place."""
    concerned = _concerned(course for course, _schedule in schedules)
    told = [
        Told(partner_id, str(schedule.pk), {"course_code": course.code, "schedule_code": schedule.code})
        for course, schedule in schedules
        for partner_id in concerned[course.pk]
    ]
    tell_partners_of_each(EventKind.SCHEDULE_CANCELLED, told, now=now)


def _concerned(courses: Iterable[Course]) -> dict[int, list[UUID]]:
    """By the keys of the courses, in one statement."""
    concerned = {course.pk: [course.institution_id] for course in courses}
    sellers = Offer.objects.filter(course__in=list(concerned)).order_by("course", "pk")
    for course_id, platform_id in sellers.values_list("course_id", "platform_id"):
        concerned[course_id].append(platform_id)
    return concerned
