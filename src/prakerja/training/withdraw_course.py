"""A curator takes a course out of the catalogue for good. One alone may: nobody loses what they have bought."""

from datetime import datetime

from prakerja.approvals.propose_act import ReasonMissing
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.find_course import lock_course
from prakerja.training.move_course import move_course
from prakerja.training.states import CourseState


def withdraw_course(*, course_id: int, reason: str, by: Actor, now: datetime) -> None:
    """Nobody buys it any more; who has bought it goes on. Twice is once. Raises ReasonMissing, NoCourse."""
    require(Permission.CURATE_COURSES, by=by)
    if not reason.strip():
        raise ReasonMissing
    course = lock_course(course_id)
    if course.state == CourseState.WITHDRAWN:
        return
    move_course(course, to=CourseState.WITHDRAWN, reason=reason.strip(), now=now)
    record(CatalogueEvent.WITHDRAWN, subject=course, by=by, at=now, reason=reason.strip())
