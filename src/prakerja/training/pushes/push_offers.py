"""A platform sends what it sells: some of it, or all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.end_offer import end_offer
from prakerja.training.models import Offer
from prakerja.training.offer_course import offer_course
from prakerja.training.pushes.outcomes import Became, Pushed, apply_each, remove_each


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
    removed = remove_each(leaving, expected=removes, remove=partial(_end, by=by, now=now))
    known = dict(Offer.objects.filter(platform=platform, course__code__in=codes).values_list("course__code", "address"))
    apply = partial(_apply, known, by=by, now=now)
    is_so = partial(_is_so, known)
    return Pushed(apply_each(rows, lambda row: row.course_code, apply, is_so=is_so), removed)


def _others(platform: Partner, stay: Collection[str]) -> list[str]:
    offers = Offer.objects.filter(platform=platform)
    return sorted(set(offers.values_list("course__code", flat=True)).difference(stay))


def _end(code: str, *, by: Actor, now: datetime) -> None:
    end_offer(course_code=code, by=by, now=now)


def _is_so(known: dict[str, str], row: PushedOffer) -> bool:
    return known.get(row.course_code) == row.address


def _apply(known: dict[str, str], row: PushedOffer, *, by: Actor, now: datetime) -> Became:
    """Raises what the verb does."""
    offer_course(course_code=row.course_code, address=row.address, by=by, now=now)
    return Became.CHANGED if row.course_code in known else Became.CREATED
