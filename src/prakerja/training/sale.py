"""What a platform sells: a schedule with its course, its institution and its seats, and the platform's offer of it."""

from dataclasses import dataclass

from prakerja.partners.affiliation import is_affiliated
from prakerja.partners.models import Partner
from prakerja.profile.answers import Education
from prakerja.training.buying_rules import SaleFacts
from prakerja.training.models import Course, Offer, Schedule, ScheduleSeats
from prakerja.training.refusals import CourseUnknown, ScheduleUnknown
from prakerja.training.states import CourseState, Method


@dataclass(frozen=True)
class Sale:
    schedule: Schedule
    course: Course
    #: None: this platform does not sell it.
    offer: Offer | None
    facts: SaleFacts


def schedule_of(*, course_code: str, schedule_code: str) -> Schedule:
    """Raises CourseUnknown, ScheduleUnknown."""
    schedules = Schedule.objects.select_related("course__institution")
    found = schedules.filter(course__code=course_code, code=schedule_code).first()
    if found is None:
        raise ScheduleUnknown if Course.objects.filter(code=course_code).exists() else CourseUnknown
    return found


def sale_of(schedule: Schedule, platform: Partner) -> Sale:
    """As it is at this moment; whose institution is suspended sells nothing."""
    course = schedule.course
    offer = Offer.objects.filter(course=course, platform=platform).first()
    facts = SaleFacts(
        method=Method(course.method),
        hours=course.hours,
        price=course.price,
        minimum_age=course.minimum_age,
        maximum_age=course.maximum_age,
        minimum_education=Education(course.minimum_education),
        state=CourseState(course.state),
        is_offered=offer is not None,
        is_affiliated=is_affiliated(platform, course.institution),
        institution_is_stopped=course.institution.suspended_at is not None,
        starts_at=schedule.starts_at,
        ends_at=schedule.ends_at,
        is_cancelled=schedule.cancelled_at is not None,
        seats_left=seats_left(schedule),
    )
    return Sale(schedule, course, offer, facts)


def seats_left(schedule: Schedule) -> int:
    """Nothing where nobody has said how many there are."""
    row = ScheduleSeats.objects.filter(pk=schedule.pk).first()
    return 0 if row is None else row.seats - row.taken
