"""A platform sends what it sells: some of it, or all."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from prakerja.audit.record import Recorded, record_each
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.affiliation import affiliated_with
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import require_partner
from prakerja.partners.rules import is_web_address
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import AddressUnfit, AffiliatedSale, NoCourse
from prakerja.training.models import Course, Offer
from prakerja.training.offer_course import courses_seen
from prakerja.training.pushes.outcomes import Became, Pushed, judge_each, require_as_many
from prakerja.training.pushes.removals import end_each


@dataclass(frozen=True)
class PushedOffer:
    course_code: str
    address: str


def push_offers(
    *, rows: Sequence[PushedOffer], stay: Collection[str] | None, removes: int, by: Actor, now: datetime
) -> Pushed[str]:
    """Each course is offered on its row's page. Pushed twice, the second changes nothing.

    `stay`: the codes of courses that it goes on selling besides those of the rows; every other offer ends, if they are
    as many as `removes`. None: none does. Raises RemovalsDiffer.
    """
    platform = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    codes = {row.course_code for row in rows}
    leaving = [] if stay is None else _others(platform, codes.union(stay))
    removed = require_as_many(leaving, expected=removes)
    end_each(platform, removed, by=by, now=now)
    known = dict(Offer.objects.filter(platform=platform, course__code__in=codes).values_list("course__code", "address"))
    seen = courses_seen({row.course_code for row in rows if not _is_so(known, row)})
    judged = judge_each(rows, lambda row: row.course_code, partial(_judge, known, seen, affiliated_with(platform)))
    rows_made = [*judged.that(Became.CREATED), *judged.that(Became.CHANGED)]
    _write(platform, [(seen[row.course_code], row.address) for row in rows_made], by, now)
    return Pushed(judged.outcomes, removed)


def _others(platform: Partner, stay: Collection[str]) -> list[str]:
    offers = Offer.objects.filter(platform=platform)
    return sorted(set(offers.values_list("course__code", flat=True)).difference(stay))


def _is_so(known: Mapping[str, str], row: PushedOffer) -> bool:
    return known.get(row.course_code) == row.address


def _judge(
    known: Mapping[str, str], seen: Mapping[str, Course], is_own: Callable[[Partner], bool], row: PushedOffer
) -> Became:
    """Raises AddressUnfit, NoCourse, AffiliatedSale."""
    if _is_so(known, row):
        return Became.UNCHANGED
    if not is_web_address(row.address):
        raise AddressUnfit
    course = seen.get(row.course_code)
    if course is None:
        raise NoCourse
    if is_own(course.institution):
        raise AffiliatedSale
    return Became.CHANGED if row.course_code in known else Became.CREATED


def _write(platform: Partner, pages: Sequence[tuple[Course, str]], by: Actor, now: datetime) -> None:
    """The catalogue leads from each course to its page; in the order of the courses, by one statement."""
    in_order = sorted(pages, key=lambda page: page[0].pk)
    offers = Offer.objects.bulk_create(
        [Offer(course=course, platform=platform, address=address) for course, address in in_order],
        update_conflicts=True,
        unique_fields=["course", "platform"],
        update_fields=["address", "updated_at"],
    )
    events = [Recorded(CatalogueEvent.OFFERED, str(one.pk), {"course": one.course.code}) for one in offers]
    record_each(events, of=Offer, by=by, at=now)
