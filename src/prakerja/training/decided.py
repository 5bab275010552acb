"""What two curators decided about a course, carried out when the second of them confirms."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import carries_out
from prakerja.kit.actor import Actor
from prakerja.training.course_acts import PUBLISH_COURSE, RESUME_COURSE
from prakerja.training.publish_course import publish_course
from prakerja.training.resume_course import resume_course


@carries_out(PUBLISH_COURSE)
def publishing(decided: Proposal, by: Actor, now: datetime) -> None:
    publish_course(course_id=int(decided.subject), by=by, now=now)


@carries_out(RESUME_COURSE)
def resuming(decided: Proposal, by: Actor, now: datetime) -> None:
    resume_course(course_id=int(decided.subject), by=by, now=now)
