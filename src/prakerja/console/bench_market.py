"""What is on sale in a measurement: courses of one institution, sold by one platform, at small prices."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner, PartnerKey, PartnerOwner, RedirectAddress
from prakerja.partners.states import PartnerKind
from prakerja.training.models import Course, CoursePrice, Offer, Schedule, ScheduleSeats
from prakerja.training.states import CourseState, Level, Method

_DAY: Final = timedelta(days=1)
#: Where the institution's participants are led back to.
LED_BACK: Final = "https://lembaga.contoh.example/hadir"


@dataclass(frozen=True)
class Goods:
    """One course with its one schedule; `price` in whole rupiah."""

    price: int
    seats: int
    meetings: int = 1


@dataclass(frozen=True)
class Trader:
    partner: Partner
    sign_key: str


@dataclass(frozen=True)
class Market:
    platform: Trader
    institution: Trader
    schedules: list[Schedule]


def put_market(goods: Sequence[Goods]) -> Market:
    """Self-paced, and begun yesterday: whatever is bought can be begun at once."""
    now = read_clock()
    with unit_of_work(by=Actor.operator("prakerja bench")):
        platform, institution = _trader(PartnerKind.PLATFORM, now), _trader(PartnerKind.INSTITUTION, now)
        RedirectAddress.objects.create(partner=institution.partner, address=LED_BACK)
        schedules = [_put(one, number, platform, institution, now) for number, one in enumerate(goods, start=1)]
    return Market(platform, institution, schedules)


def _trader(kind: PartnerKind, now: datetime) -> Trader:
    """With an owner of its own, and a key."""
    code = f"bench-{kind.value}"
    number = "1" if kind is PartnerKind.PLATFORM else "2"
    partner = Partner.objects.create(
        client_code=code, kind=kind, name=f"Mitra {kind.value}", business_number=number * 13, admitted_at=now - _DAY
    )
    PartnerOwner.objects.create(partner=partner, business_number=f"9{number * 12}", name=f"PT {code}")
    sign_key = secrets.token_hex(16)
    key = PartnerKey(partner=partner, number=1, valid_from=now - _DAY)
    key.sign_key = sign_key
    key.save()
    return Trader(partner, sign_key)


def _put(goods: Goods, number: int, platform: Trader, institution: Trader, now: datetime) -> Schedule:
    course = Course.objects.create(
        code=f"dagang-{number}",
        institution=institution.partner,
        title=f"Menjahit dasar {number}",
        summary="Belajar menjahit dari awal.",
        topics=[],
        method=Method.SELF_PACED,
        level=Level.SKILLING,
        hours=20,
        price=goods.price,
        minimum_education="none",
        state=CourseState.LIVE,
    )
    CoursePrice.objects.create(course=course, number=1, price=goods.price, since=now - _DAY)
    Offer.objects.create(course=course, platform=platform.partner, address=f"https://platform.contoh.example/{number}")
    schedule: Schedule = Schedule.objects.create(
        course=course, code="s1", starts_at=now - _DAY, ends_at=now + 20 * _DAY, meetings=goods.meetings
    )
    ScheduleSeats.objects.create(schedule_id=schedule.pk, seats=goods.seats)
    return schedule
