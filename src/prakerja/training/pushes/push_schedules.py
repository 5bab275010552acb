"""An institution sends its schedules: some of them, or all that are still to take place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from prakerja.audit.record import Recorded, record_each
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import CourseWithdrawn, NoCourse, ScheduleCodeTaken, ScheduleRefused
from prakerja.training.course_rules import ScheduleTerms
from prakerja.training.find_course import lock_own_courses
from prakerja.training.models import Course, Schedule, ScheduleSeats
from prakerja.training.pushes.outcomes import Became, Pushed, judge_each, require_as_many
from prakerja.training.pushes.removals import cancel_each
from prakerja.training.states import CourseState

#: Course and schedule, by their codes.
type ScheduleKey = tuple[str, str]


class ScheduleCancelled(Refused):
    """It was cancelled, and is not brought back: whoever bought of it has been told."""


@dataclass(frozen=True)
class PushedSchedule:
    course_code: str
    terms: ScheduleTerms

    @property
    def key(self) -> ScheduleKey:
        return self.course_code, self.terms.code


@dataclass(frozen=True)
class _Known:
    terms: ScheduleTerms
    is_cancelled: bool


def push_schedules(
    *, rows: Sequence[PushedSchedule], stay: Collection[ScheduleKey] | None, removes: int, by: Actor, now: datetime
) -> Pushed[ScheduleKey]:
    """Each schedule is there. One that is there otherwise is refused: it is cancelled, and another one added.

    `stay`: those that remain besides the rows; every other one that has not ended is cancelled, if they are as many as
    `removes`. None: none is. Raises RemovalsDiffer.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    keys = {row.key for row in rows}
    leaving = {} if stay is None else _others(institution, keys.union(stay), now)
    removed = require_as_many(leaving, expected=removes)
    cancel_each(institution, [(course, key) for (course, _code), key in leaving.items()], by=by, now=now)
    known = _known(institution, keys)
    courses = lock_own_courses(institution, {row.course_code for row in rows if not _is_so(known, row)})
    # Whoever adds a schedule holds its course: nothing comes between what is read now and what is written.
    known = _known(institution, keys) if courses else known
    judged = judge_each(rows, lambda row: row.key, partial(_judge, known, courses, now))
    _add([(courses[row.course_code], row.terms) for row in judged.that(Became.CREATED)], by, now)
    return Pushed(judged.outcomes, removed)


def _others(institution: Partner, stay: Collection[ScheduleKey], now: datetime) -> dict[ScheduleKey, int]:
    """In their order, with their keys in the database."""
    there = Schedule.objects.filter(course__institution=institution, cancelled_at=None, ends_at__gt=now)
    found = there.order_by("course__code", "code").values_list("course__code", "code", "pk")
    return {(course, code): key for course, code, key in found if (course, code) not in stay}


def _known(institution: Partner, keys: Collection[ScheduleKey]) -> dict[ScheduleKey, _Known]:
    courses = {course for course, _schedule in keys}
    found = Schedule.objects.filter(course__institution=institution, course__code__in=courses).select_related("course")
    of_keys = [one for one in found if (one.course.code, one.code) in keys]
    seats = dict(ScheduleSeats.objects.filter(pk__in=[one.pk for one in of_keys]).values_list("schedule_id", "seats"))
    return {
        (one.course.code, one.code): _Known(
            ScheduleTerms(one.code, one.starts_at, one.ends_at, seats[one.pk], one.meetings),
            one.cancelled_at is not None,
        )
        for one in of_keys
    }


def _is_so(known: dict[ScheduleKey, _Known], row: PushedSchedule) -> bool:
    earlier = known.get(row.key)
    return earlier is not None and not earlier.is_cancelled and earlier.terms == row.terms


def _judge(
    known: dict[ScheduleKey, _Known], courses: Mapping[str, Course], now: datetime, row: PushedSchedule
) -> Became:
    """Raises ScheduleCancelled, ScheduleRefused, NoCourse, CourseWithdrawn, ScheduleCodeTaken."""
    if _is_so(known, row):
        return Became.UNCHANGED
    earlier, course = known.get(row.key), courses.get(row.course_code)
    if earlier is not None and earlier.is_cancelled:
        raise ScheduleCancelled
    if faults := row.terms.faults(now=now):
        raise ScheduleRefused(faults)
    if course is None:
        raise NoCourse
    if course.state == CourseState.WITHDRAWN:
        raise CourseWithdrawn
    if earlier is not None:
        raise ScheduleCodeTaken
    return Became.CREATED


def _add(new: Sequence[tuple[Course, ScheduleTerms]], by: Actor, now: datetime) -> None:
    """With all their seats free; their courses are locked. One statement a table."""
    schedules = Schedule.objects.bulk_create(
        Schedule(
            course=course, code=terms.code, starts_at=terms.starts_at, ends_at=terms.ends_at, meetings=terms.meetings
        )
        for course, terms in new
    )
    seats = [(schedule.pk, terms.seats) for schedule, (_course, terms) in zip(schedules, new, strict=True)]
    ScheduleSeats.objects.bulk_create(ScheduleSeats(schedule_id=key, seats=number) for key, number in seats)
    events = [Recorded(CatalogueEvent.SCHEDULED, str(key), {"seats": number}) for key, number in seats]
    record_each(events, of=Schedule, by=by, at=now)
