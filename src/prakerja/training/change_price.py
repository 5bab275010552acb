"""A course costs something else from now on. What was paid for it before does not change."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import CourseWithdrawn, NoPrice
from prakerja.training.course_rules import is_price
from prakerja.training.find_course import lock_own_course
from prakerja.training.models import Course
from prakerja.training.note_price import note_price
from prakerja.training.states import CourseState


def change_price(*, course_code: str, price: int, by: Actor, now: datetime) -> Course:
    """Its price is this, and its history knows the one before. Raises NoPrice, NoCourse, CourseWithdrawn."""
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    if not is_price(price):
        raise NoPrice
    course = lock_own_course(institution, course_code)
    if course.state == CourseState.WITHDRAWN:
        raise CourseWithdrawn
    if course.price == price:
        return course
    before, course.price = course.price, price
    course.save(update_fields=["price"])
    note_price(course, now=now)
    record(CatalogueEvent.PRICED, subject=course, by=by, at=now, price=price, price_before=before)
    return course
