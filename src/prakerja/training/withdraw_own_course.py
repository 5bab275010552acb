"""An institution takes its own course out of the catalogue for good."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.find_course import lock_own_course
from prakerja.training.move_course import move_course
from prakerja.training.states import CourseState


def withdraw_own_course(*, course_code: str, by: Actor, now: datetime) -> None:
    """Nobody buys it any more; who has bought it goes on. Withdrawing twice is withdrawing once. Raises NoCourse."""
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    course = lock_own_course(institution, course_code)
    if course.state == CourseState.WITHDRAWN:
        return
    move_course(course, to=CourseState.WITHDRAWN, now=now)
    record(CatalogueEvent.WITHDRAWN, subject=course, by=by, at=now)
