"""`move_course()`: the one way in which a course goes from one state to another."""

from datetime import datetime
from typing import Final

from prakerja.kit.states import MoveRefused
from prakerja.training.models import Course, CourseMove
from prakerja.training.states import COURSE_MOVES, CourseState
from prakerja.training.tell_of_course import tell_of_move

LONGEST_REASON: Final = 1_000


def move_course(course: Course, *, to: CourseState, reason: str = "", now: datetime) -> None:
    """The course, whose row is locked, is in that state, and its life says so. Raises MoveRefused."""
    origin = CourseState(course.state)
    if to not in COURSE_MOVES[origin]:
        raise MoveRefused(f"from {origin} nothing leads to {to}")
    if Course.objects.filter(pk=course.pk, state=origin).update(state=to) != 1:
        raise MoveRefused(f"it is not {origin} any more")
    course.state = to
    tell_of_move(course, nth=note_move(course, reason=reason, now=now), now=now)


def note_move(course: Course, *, reason: str, now: datetime) -> int:
    """Its number: a row of its life; its own row is locked, so that no other has the same number."""
    number = CourseMove.objects.filter(course=course).count() + 1
    CourseMove.objects.create(course=course, number=number, state=course.state, reason=reason[:LONGEST_REASON], at=now)
    return number
