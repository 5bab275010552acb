"""A platform sells a course. Not one of its own, of its owner's, or of whoever owns both."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.affiliation import is_affiliated
from prakerja.partners.require_partner import require_partner
from prakerja.partners.rules import is_web_address
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import AddressUnfit, AffiliatedSale, NoCourse
from prakerja.training.models import Course, Offer
from prakerja.training.states import CourseState

#: What a platform can see of the catalogue.
_SEEN: Final = (CourseState.LIVE, CourseState.SUSPENDED)


def courses_seen(codes: Collection[str]) -> dict[str, Course]:
    """Those of these codes that a platform can see, with their institutions, by their codes."""
    seen = Course.objects.filter(code__in=codes, state__in=_SEEN).select_related("institution") if codes else ()
    return {one.code: one for one in seen}


def offer_course(*, course_code: str, address: str, by: Actor, now: datetime) -> Offer:
    """The catalogue leads to the platform's page of the course. Offered again with another page, it leads there.

    Raises AddressUnfit, NoCourse, AffiliatedSale.
    """
    platform = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    if not is_web_address(address):
        raise AddressUnfit
    course = courses_seen([course_code]).get(course_code)
    if course is None:
        raise NoCourse
    if is_affiliated(platform, course.institution):
        raise AffiliatedSale
    offer, is_new = Offer.objects.get_or_create(course=course, platform=platform, defaults={"address": address})
    if not is_new and offer.address == address:
        return offer
    if not is_new:
        offer.address = address
        offer.save(update_fields=["address"])
    record(CatalogueEvent.OFFERED, subject=offer, by=by, at=now, course=course.code)
    return offer
