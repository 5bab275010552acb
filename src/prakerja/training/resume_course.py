"""A suspended course can be bought again: two curators decided so."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import NothingToResume
from prakerja.training.course_acts import RESUME_COURSE, decision_on_course
from prakerja.training.find_course import lock_course
from prakerja.training.move_course import move_course
from prakerja.training.states import CourseState


def resume_course(*, course_id: int, by: Actor, now: datetime) -> None:
    """It is live. One decision is carried out once. Raises NotConfirmed, NoCourse, NothingToResume."""
    decided = decision_on_course(RESUME_COURSE, course_id, by=by)
    if decided is None:
        return
    course = lock_course(course_id)
    if course.state != CourseState.SUSPENDED:
        raise NothingToResume
    move_course(course, to=CourseState.LIVE, reason=decided.reason, now=now)
    record(CatalogueEvent.RESUMED, subject=course, by=by, at=now, reason=decided.reason)
