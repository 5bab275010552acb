"""The partners of a measurement: institutions whose participants have each bought a training."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner, PartnerKey
from prakerja.partners.states import PartnerKind
from prakerja.training.models import Course, Purchase, RedeemCodeHolder, Schedule, ScheduleSeats
from prakerja.training.states import CourseState, Level, Method

_DAY: Final = timedelta(days=1)
_PRICE: Final = 500_000


@dataclass(frozen=True)
class Teacher:
    """An institution, and the redeem codes of its participants."""

    client_code: str
    sign_key: str
    codes: list[str]


def put_teachers(count: int, *, participants: int) -> list[Teacher]:
    """So many institutions with so many participants each."""
    now = read_clock()
    with unit_of_work(by=Actor.system("bench"), statement_timeout_ms=600_000):
        platform = a_partner(PartnerKind.PLATFORM, 0, now)
        return [_teacher(number, platform, participants, now) for number in range(1, count + 1)]


def _teacher(number: int, platform: Partner, participants: int, now: datetime) -> Teacher:
    partner = a_partner(PartnerKind.INSTITUTION, number, now)
    sign_key = a_sign_key(partner, now)
    schedule = a_schedule(partner, number, participants, now)
    codes = [secrets.token_hex(6).upper() for _ in range(participants)]
    purchases = [_purchase(code, platform, schedule, now) for code in codes]
    Purchase.objects.bulk_create(purchases)
    RedeemCodeHolder.objects.bulk_create(
        RedeemCodeHolder(digest=one.redeem_digest, holder_id=one.applicant_id) for one in purchases
    )
    return Teacher(partner.client_code, sign_key, codes)


def a_sign_key(partner: Partner, now: datetime) -> str:
    """Its first one, valid since yesterday."""
    key, signs = PartnerKey(partner=partner, number=1, valid_from=now - _DAY), secrets.token_hex(16)
    key.sign_key = signs
    key.save()
    return signs


def a_partner(kind: PartnerKind, number: int, now: datetime) -> Partner:
    return Partner.objects.create(
        client_code=f"bench-{kind.value}-{number}",
        kind=kind,
        name=f"Mitra {number}",
        business_number=f"{number:013}",
        admitted_at=now - _DAY,
    )


def a_schedule(institution: Partner, number: int, seats: int, now: datetime) -> Schedule:
    course = Course.objects.create(
        code=f"bench{number}",
        institution=institution,
        title="Menjahit dasar",
        summary="Belajar menjahit dari awal.",
        topics=[],
        method=Method.SELF_PACED,
        level=Level.SKILLING,
        hours=20,
        price=_PRICE,
        minimum_education="none",
        state=CourseState.LIVE,
    )
    schedule = Schedule.objects.create(course=course, code="s1", starts_at=now - _DAY, ends_at=now + 30 * _DAY)
    ScheduleSeats.objects.create(schedule_id=schedule.pk, seats=seats, taken=seats)
    return schedule


def _purchase(code: str, platform: Partner, schedule: Schedule, now: datetime) -> Purchase:
    purchase = Purchase(
        applicant_id=uuid4(),
        number=1,
        award=1,
        platform=platform,
        schedule=schedule,
        price=_PRICE,
        commission=0,
        invoice_code=code,
        invoice_address="https://platform.example/",
        transaction_code=code,
        redeem_digest=digest(code, purpose=Purpose.REDEEM_CODE),
        bought_at=now,
        waits_until=now + 60 * _DAY,
    )
    purchase.redeem_code = code
    return purchase
