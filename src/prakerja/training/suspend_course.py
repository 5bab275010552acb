"""Nobody buys a course for now. One curator alone may: every hour that a bad course is sold costs somebody theirs."""

from datetime import datetime

from prakerja.approvals.propose_act import ReasonMissing
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import NothingToSuspend
from prakerja.training.find_course import lock_course
from prakerja.training.move_course import move_course
from prakerja.training.states import CourseState


def suspend_course(*, course_id: int, reason: str, by: Actor, now: datetime) -> None:
    """It is out of the catalogue; who has bought it goes on. Suspending twice is suspending once.

    The institution reads the reason. Raises ReasonMissing, NoCourse, NothingToSuspend.
    """
    require(Permission.CURATE_COURSES, by=by)
    if not reason.strip():
        raise ReasonMissing
    course = lock_course(course_id)
    if course.state == CourseState.SUSPENDED:
        return
    if course.state != CourseState.LIVE:
        raise NothingToSuspend
    move_course(course, to=CourseState.SUSPENDED, reason=reason.strip(), now=now)
    record(CatalogueEvent.SUSPENDED, subject=course, by=by, at=now, reason=reason.strip())
