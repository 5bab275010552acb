"""An institution writes a course. Nobody else sees it before two curators have let it in."""

from datetime import datetime

from django.db import IntegrityError

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.constraints import violates
from prakerja.kit.unit_of_work import savepoint
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import CourseCodeTaken
from prakerja.training.course_content import content_of, require_fit, vocabulary, write_content
from prakerja.training.course_rules import CourseContent
from prakerja.training.models import Course, CourseMove
from prakerja.training.note_price import note_price
from prakerja.training.states import CourseState


def draft_course(*, content: CourseContent, by: Actor, now: datetime) -> Course:
    """The course is a draft of the institution. The same draft sent twice is one.

    Raises CourseRefused, CourseCodeTaken.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    require_fit(content, vocabulary(wib_day(now)))
    earlier: Course | None = Course.objects.filter(code=content.code).first()
    if earlier is not None:
        return _the_same(earlier, institution, content)
    course = _put(institution, content)
    CourseMove.objects.create(course=course, number=1, state=CourseState.DRAFT, at=now)
    note_price(course, now=now)
    record(CatalogueEvent.DRAFTED, subject=course, by=by, at=now, price=course.price)
    return course


def _put(institution: Partner, content: CourseContent) -> Course:
    course = Course(code=content.code, institution=institution)
    write_content(course, content)
    try:
        with savepoint():
            course.save(force_insert=True)
    except IntegrityError as error:
        if not violates(error, "a_course_code_is_one_courses"):
            raise
        # Whoever was quicker by a moment is not read: sent once more, it is told whether that was the same.
        raise CourseCodeTaken from error
    return course


def _the_same(earlier: Course, institution: Partner, content: CourseContent) -> Course:
    if earlier.institution_id != institution.pk or content_of(earlier) != content:
        raise CourseCodeTaken
    return earlier
