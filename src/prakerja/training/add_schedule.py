"""A course takes place: when, how often, and for how many."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import CourseWithdrawn, ScheduleCodeTaken, ScheduleRefused
from prakerja.training.course_rules import ScheduleTerms
from prakerja.training.find_course import lock_own_course
from prakerja.training.models import Schedule, ScheduleSeats
from prakerja.training.states import CourseState


def add_schedule(*, course_code: str, terms: ScheduleTerms, by: Actor, now: datetime) -> Schedule:
    """The course has this schedule, with all its seats free. The same one added twice is one.

    Raises ScheduleRefused, NoCourse, CourseWithdrawn, ScheduleCodeTaken.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    if faults := terms.faults(now=now):
        raise ScheduleRefused(faults)
    # Held, so that of two who add the same code the second finds the first.
    course = lock_own_course(institution, course_code)
    if course.state == CourseState.WITHDRAWN:
        raise CourseWithdrawn
    earlier: Schedule | None = Schedule.objects.filter(course=course, code=terms.code).first()
    if earlier is not None:
        return _the_same(earlier, terms)
    schedule = Schedule.objects.create(
        course=course, code=terms.code, starts_at=terms.starts_at, ends_at=terms.ends_at, meetings=terms.meetings
    )
    ScheduleSeats.objects.create(schedule_id=schedule.pk, seats=terms.seats)
    record(CatalogueEvent.SCHEDULED, subject=schedule, by=by, at=now, seats=terms.seats)
    return schedule


def _the_same(earlier: Schedule, terms: ScheduleTerms) -> Schedule:
    seats = ScheduleSeats.objects.values_list("seats", flat=True).get(pk=earlier.pk)
    said = ScheduleTerms(earlier.code, earlier.starts_at, earlier.ends_at, seats, earlier.meetings)
    if said != terms:
        raise ScheduleCodeTaken
    return earlier
