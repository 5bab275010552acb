"""What two curators decide about a course: that it can be bought, and that it can be bought again."""

from datetime import datetime
from typing import Final

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act, Plan, declare_act
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.training.catalogue_refusals import ChecklistOpen, NoCourse, NothingToPublish, NothingToResume
from prakerja.training.course_content import content_of
from prakerja.training.course_rules import Check
from prakerja.training.models import Course, CourseMove
from prakerja.training.states import CourseState

#: What an identifier of a row can be.
_IDS: Final = range(1, 2**63)


def course_in(subject: str) -> Course:
    """Raises NoCourse for what is no course's subject."""
    if not (subject.isascii() and subject.isdecimal() and str(int(subject)) == subject and int(subject) in _IDS):
        raise NoCourse
    found: Course | None = Course.objects.filter(pk=int(subject)).select_related("institution").first()
    if found is None:
        raise NoCourse
    return found


def checked_in(asked: Plan) -> list[Check]:
    """What the proposer has found: all of the checklist. Raises ChecklistOpen."""
    answers = asked.get("found")
    found = {str(one) for one in answers} if isinstance(answers, list) else set()
    left = [check for check in Check if check.value not in found]
    if left:
        raise ChecklistOpen(left)
    return list(Check)


def decision_on_course(act: Act, course_id: int, *, by: Actor) -> Proposal | None:
    """What two curators decided, when the second of them acts; None: it is carried out. Raises NotConfirmed."""
    decided = require_confirmed(act, subject=str(course_id), by=by)
    return None if decided.carried_out_at is not None else decided


def said_of(course: Course) -> dict[str, str | int]:
    """What both curators read of it: as it was when it was proposed, and no other."""
    return {
        "course": course.title,
        "course_code": course.code,
        "institution": course.institution.name,
        "hours": course.hours,
        "course_price": course.price,
        "teacher": course.teacher,
        "content": content_of(course).fingerprint(),
    }


def _publishing(subject: str, asked: Plan, _now: datetime) -> Plan:
    course = course_in(subject)
    if course.state != CourseState.DRAFT:
        raise NothingToPublish
    return {**said_of(course), "checked": [check.value for check in checked_in(asked)]}


def _resuming(subject: str, _asked: Plan, _now: datetime) -> Plan:
    course = course_in(subject)
    if course.state != CourseState.SUSPENDED:
        raise NothingToResume
    return {**said_of(course), "suspended_for": suspended_for(course)}


def suspended_for(course: Course) -> str:
    """Why it was suspended last; empty for one that never was."""
    rows = CourseMove.objects.filter(course=course, state=CourseState.SUSPENDED).order_by("-number")
    return rows.values_list("reason", flat=True).first() or ""


#: Asked: `found`, the answers to the checklist.
PUBLISH_COURSE = declare_act(
    "training.publish_course", permission=Permission.CURATE_COURSES, foresee=_publishing, keeps_plan=True
)
RESUME_COURSE = declare_act(
    "training.resume_course", permission=Permission.CURATE_COURSES, foresee=_resuming, keeps_plan=True
)
