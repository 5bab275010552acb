"""GET courses, schedules, offers: what there is, as partners copy it."""

from datetime import datetime
from typing import Final

from ninja import Query
from pydantic import BaseModel

from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.caller import PartnerRequest, partner
from prakerja.partner_api.v2.courses import router as courses_router
from prakerja.partner_api.v2.listing import AskedList, Keys, Listed, ListOf
from prakerja.partner_api.v2.offers import router as offers_router
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.schedules import router as schedules_router
from prakerja.partner_api.v2.working import working
from prakerja.partners.states import PartnerKind
from prakerja.training.copies.copy_courses import copy_catalogue, copy_own_courses
from prakerja.training.copies.copy_offers import copy_offers
from prakerja.training.copies.copy_schedules import CopiedSchedule, copy_offered_schedules, copy_own_schedules
from prakerja.training.models import Course, Offer
from prakerja.training.states import CourseState

#: Of what is pushed and read at the same addresses.
ROUTERS: Final = (courses_router, schedules_router, offers_router)


class CourseItem(BaseModel):
    code: str
    institution: str
    state: CourseState
    title: str
    summary: str
    topics: list[str]
    method: str
    level: str
    teacher: str
    standard: str
    hours: int
    price: int
    minimum_age: int
    maximum_age: int | None
    minimum_education: str
    regency: str
    #: What completers gave it: the sum of their stars, and of how many.
    stars: int
    reviews: int
    updated_at: datetime


class ScheduleItem(BaseModel):
    course_code: str
    schedule_code: str
    starts_at: datetime
    ends_at: datetime
    meetings: int
    cancelled_at: datetime | None
    seats: int
    seats_left: int
    updated_at: datetime


class OfferItem(BaseModel):
    course_code: str
    address: str
    commission_percent: int
    updated_at: datetime


@courses_router.get("courses", auth=partner, response={200: Listed[CourseItem], **PROBLEMS})
@refusing({})
def courses(request: PartnerRequest, asked: Query[AskedList]) -> Listed[CourseItem]:
    """An institution's own courses, in any state; to a platform all that are no drafts, the withdrawn ones too."""
    is_seller = request.partner.kind is PartnerKind.PLATFORM
    with working(request) as work:
        copy = copy_catalogue if is_seller else copy_own_courses
        return ListOf("courses", lambda round_: copy(asked=round_, by=work.actor), _course).told(asked)


@schedules_router.get("schedules", auth=partner, response={200: Listed[ScheduleItem], **PROBLEMS})
@refusing({})
def schedules(request: PartnerRequest, asked: Query[AskedList]) -> Listed[ScheduleItem]:
    """With the seats that are left: an institution's own, a platform's of the courses that it sells."""
    is_seller = request.partner.kind is PartnerKind.PLATFORM
    with working(request) as work:
        copy = copy_offered_schedules if is_seller else copy_own_schedules
        of = ListOf("schedules", lambda round_: copy(asked=round_, by=work.actor), _schedule, keys=Keys.NUMBERS)
        return of.told(asked)


@offers_router.get("offers", response={200: Listed[OfferItem], **PROBLEMS})
@refusing({})
def offers(request: PartnerRequest, asked: Query[AskedList]) -> Listed[OfferItem]:
    """What the platform sells. An offer that it has ended is in no list."""
    with working(request) as work:
        of = ListOf("offers", lambda round_: copy_offers(asked=round_, by=work.actor), _offer, keys=Keys.NUMBERS)
        return of.told(asked)


def _course(course: Course) -> CourseItem:
    names = set(CourseItem.model_fields) - {"institution"}
    return CourseItem(institution=course.institution.name, **{name: getattr(course, name) for name in names})


def _schedule(row: CopiedSchedule) -> ScheduleItem:
    return ScheduleItem(
        course_code=row.course_code,
        schedule_code=row.schedule_code,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        meetings=row.meetings,
        cancelled_at=row.cancelled_at,
        seats=row.seats,
        seats_left=row.seats - row.taken,
        updated_at=row.updated_at,
    )


def _offer(offer: Offer) -> OfferItem:
    return OfferItem(
        course_code=offer.course.code,
        address=offer.address,
        commission_percent=offer.commission_percent,
        updated_at=offer.updated_at,
    )
