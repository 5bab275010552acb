"""What a platform sells: a schedule with its course, its institution and its seats, and the platform's offer of it."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from prakerja.kit.prepared import Values, fetch_all_prepared
from prakerja.kit.prepared_rows import columns_of, take_row
from prakerja.kit.sql import sql_file
from prakerja.partners.affiliation import is_affiliated
from prakerja.partners.models import Partner
from prakerja.profile.answers import Education
from prakerja.training.buying_rules import SaleFacts
from prakerja.training.models import Course, Offer, Schedule, ScheduleSeats
from prakerja.training.refusals import CourseUnknown, ScheduleUnknown
from prakerja.training.states import CourseState, Method

#: Of a course: what only those read who look for one.
_NOT_SOLD_BY: Final = ("summary", "words", "title_words")


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


def sale_of(schedule_id: int, platform: Partner) -> Sale:
    """As it is at this moment; whose institution is suspended sells nothing."""
    schedule, course, offer, left = _read(schedule_id, platform)
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
        seats_left=left,
    )
    return Sale(schedule, course, offer, facts)


def seats_left(schedule: Schedule) -> int:
    """Nothing where nobody has said how many there are."""
    row = ScheduleSeats.objects.filter(pk=schedule.pk).first()
    return 0 if row is None else row.seats - row.taken


def _read(schedule_id: int, platform: Partner) -> tuple[Schedule, Course, Offer | None, int]:
    """With the seats that are left. All of it is one statement: each call of a platform asks it."""
    of_sale: Values = {"schedule_id": schedule_id, "platform_id": platform.pk}
    (found,) = fetch_all_prepared(_statement(), of_sale)
    values = list(found)
    schedule, course = take_row(Schedule, values), take_row(Course, values, but=_NOT_SOLD_BY)
    course.institution = take_row(Partner, values)
    schedule.course = course
    *offered, left = values
    return schedule, course, None if offered[0] is None else take_row(Offer, offered), left


@cache
def _statement() -> str:
    return sql_file(__file__, "sale").format(
        schedule=columns_of(Schedule, "schedule"),
        course=columns_of(Course, "course", but=_NOT_SOLD_BY),
        institution=columns_of(Partner, "institution"),
        offer=columns_of(Offer, "offer"),
    )
