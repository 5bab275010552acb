"""A course can be bought: two curators have read it against the checklist."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import CourseChanged, NothingToPublish
from prakerja.training.course_acts import PUBLISH_COURSE, checked_in, decision_on_course
from prakerja.training.course_content import content_of
from prakerja.training.find_course import lock_course
from prakerja.training.move_course import move_course
from prakerja.training.states import CourseState


def publish_course(*, course_id: int, by: Actor, now: datetime) -> None:
    """It stands in the catalogue for everybody. One decision is carried out once.

    Raises NotConfirmed, ChecklistOpen, NoCourse, CourseChanged, NothingToPublish.
    """
    decided = decision_on_course(PUBLISH_COURSE, course_id, by=by)
    if decided is None:
        return
    checked_in(decided.asked)
    course = lock_course(course_id)
    if course.state != CourseState.DRAFT:
        raise NothingToPublish
    # Its institution may have written it anew between the last look and the lock.
    if content_of(course).fingerprint() != decided.plan.get("content"):
        raise CourseChanged
    move_course(course, to=CourseState.LIVE, reason=decided.reason, now=now)
    record(CatalogueEvent.PUBLISHED, subject=course, by=by, at=now, reason=decided.reason)
