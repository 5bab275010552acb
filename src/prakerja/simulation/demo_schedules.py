"""When the demo's courses take place: films all the time, webinars in the weeks to come, halls with few seats."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from prakerja.kit.clock import WIB
from prakerja.simulation.course_words import number_of
from prakerja.training.models import Course, Schedule, ScheduleSeats
from prakerja.training.states import Method

#: How many hours a day of teaching has.
_HOURS_A_DAY: Final = 6
_MOST_MEETINGS: Final = 10
#: How many schedules, and how many seats each has, from the fewest to the most.
_KINDS: Final = {Method.SELF_PACED: (1, 1_000, 5_000), Method.WEBINAR: (3, 60, 300), Method.FACE_TO_FACE: (2, 15, 30)}
_FILMS_SINCE: Final = timedelta(days=30)
_FILMS_LAST: Final = timedelta(days=180)


def put_schedules(courses: list[Course], *, now: datetime) -> None:
    """Each with all its seats free."""
    rows = Schedule.objects.bulk_create(one for course in courses for one in _schedules_of(course, now))
    methods = {course.pk: Method(course.method) for course in courses}
    ScheduleSeats.objects.bulk_create(
        ScheduleSeats(schedule_id=row.pk, seats=_seats(row, methods[row.course_id])) for row in rows
    )


def first_schedule_code(course: Course) -> str:
    return _code_of(course, 0)


def _code_of(course: Course, number: int) -> str:
    return hashlib.sha256(f"{course.code}:{number}".encode()).hexdigest()[:16]


def _schedules_of(course: Course, now: datetime) -> Iterator[Schedule]:
    how_many, _least, _most = _KINDS[Method(course.method)]
    for number in range(how_many):
        code = _code_of(course, number)
        if course.method == Method.SELF_PACED:
            begins = now - _FILMS_SINCE
            yield Schedule(course=course, code=code, starts_at=begins, ends_at=begins + _FILMS_LAST)
            continue
        meetings = min(_MOST_MEETINGS, max(1, round(course.hours / _HOURS_A_DAY)))
        begins = _morning(now, days=3 + number * 14 + number_of("day", code, below=12))
        ends = begins + timedelta(days=meetings - 1, hours=_HOURS_A_DAY + 1)
        yield Schedule(course=course, code=code, starts_at=begins, ends_at=ends, meetings=meetings)


def _morning(now: datetime, *, days: int) -> datetime:
    day = now.astimezone(WIB).date() + timedelta(days=days)
    return datetime.combine(day, time(9), tzinfo=WIB)


def _seats(row: Schedule, method: Method) -> int:
    _how_many, least, most = _KINDS[method]
    return least + number_of("seats", row.code, below=most - least + 1)
