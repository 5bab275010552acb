"""`move_course()`: the one way in which a course goes from one state to another."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.kit.states import MoveRefused
from prakerja.training.models import Course
from prakerja.training.states import COURSE_MOVES, CourseState
from prakerja.training.tell_of_course import tell_of_moves

LONGEST_REASON: Final = 1_000


def move_course(course: Course, *, to: CourseState, reason: str = "", now: datetime) -> None:
    """The course, whose row is locked, is in that state, and its life says so. Raises MoveRefused."""
    move_courses([course], to=to, reason=reason, now=now)


def move_courses(courses: Sequence[Course], *, to: CourseState, reason: str = "", now: datetime) -> None:
    """The same of many, in their order: the number of statements is that of one. Raises MoveRefused: none has moved."""
    if not courses:
        return
    for course in courses:
        _require_move(CourseState(course.state), to)
    numbers = _moved(courses, to, reason, now)
    if len(numbers) != len(courses):
        raise MoveRefused("one of them is in another state by now")
    for course in courses:
        course.state = to
    tell_of_moves([(course, numbers[course.pk]) for course in courses], now=now)


def _require_move(origin: CourseState, to: CourseState) -> None:
    if to not in COURSE_MOVES[origin]:
        raise MoveRefused(f"from {origin} nothing leads to {to}")


def _moved(courses: Sequence[Course], to: CourseState, reason: str, now: datetime) -> dict[int, int]:
    """The numbers of the rows of their lives: their own rows are locked, so that no other has the same number."""
    values: dict[str, Value] = {
        "courses": [course.pk for course in courses],
        "origins": [course.state for course in courses],
        "state": to.value,
        "reason": reason[:LONGEST_REASON],
        "now": now,
    }
    return dict(run_with_arrays(sql_file(__file__, "move_courses"), values).fetchall())
