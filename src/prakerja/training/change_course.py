"""An institution writes its draft anew. What curators have read is not changed under their hands."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import NotADraft
from prakerja.training.course_content import content_of, require_fit, vocabulary, write_content
from prakerja.training.course_rules import CourseContent
from prakerja.training.find_course import lock_own_course
from prakerja.training.models import Course
from prakerja.training.note_price import note_price
from prakerja.training.states import CourseState


def change_course(*, content: CourseContent, by: Actor, now: datetime) -> Course:
    """The draft of this code says this. Changing it into what it says already changes nothing.

    What two curators were to let in is void. Raises CourseRefused, NoCourse, NotADraft.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    require_fit(content, vocabulary(wib_day(now)))
    course = lock_own_course(institution, content.code)
    if content_of(course) == content:
        return course
    if course.state != CourseState.DRAFT:
        raise NotADraft
    price_before = course.price
    write_content(course, content)
    course.save(force_update=True)
    if course.price != price_before:
        note_price(course, now=now)
    record(CatalogueEvent.CHANGED, subject=course, by=by, at=now, price=course.price)
    return course
