"""The demo's catalogue: seven platforms, 150 institutions, 1,600 courses on sale, and a few drafts."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.give_sign_key import new_key
from prakerja.partners.models import Partner, PartnerKey, PartnerOwner, RedirectAddress
from prakerja.partners.states import PartnerKind
from prakerja.regions.known import regencies_on
from prakerja.simulation.course_words import CourseText, draft_texts, live_texts, number_of
from prakerja.simulation.demo_partners import (
    DemoPartner,
    came_back,
    institutions,
    is_of_sandbox,
    platforms,
    teacher_of,
)
from prakerja.simulation.demo_schedules import first_schedule_code, put_schedules
from prakerja.training.models import Course, CourseMove, CoursePrice, Offer
from prakerja.training.states import CourseState, Method

_BY: Final = Actor.operator("bin/run")
_MINUTE_MS: Final = 60_000
DRAFTS: Final = 12
#: Since when the catalogue stands.
_AGE: Final = timedelta(days=60)


@dataclass(frozen=True)
class Placed:
    """A course with whoever teaches it."""

    text: CourseText
    institution: DemoPartner
    code: str
    state: CourseState


def put_catalogue(now: datetime) -> None:
    """All of it in one transaction: there, or not yet. Set-based: by two curators each it would take minutes."""
    with unit_of_work(by=_BY, statement_timeout_ms=_MINUTE_MS):
        if Partner.objects.exists():
            return
        since = now - _AGE
        partners = _put_partners(since)
        courses = _put_courses(partners, since)
        live = [one for one in courses if one.state == CourseState.LIVE]
        put_schedules(live, now=now)
        _put_offers(live, partners)


def sign_ins_of_partners() -> list[dict[str, str | None]]:
    """By what each of the demo's partners signs its calls, platforms first."""
    keys = PartnerKey.objects.filter(valid_until=None).select_related("partner")
    rows = sorted(keys, key=lambda key: (key.partner.kind != PartnerKind.PLATFORM, key.partner.client_code))
    return [
        {"kind": key.partner.kind, "client_code": key.partner.client_code, "sign_key": key.sign_key} for key in rows
    ]


def placed_courses() -> Iterator[Placed]:
    """Each with an institution that teaches its topic."""
    by_topic: defaultdict[str, list[DemoPartner]] = defaultdict(list)
    for one in institutions():
        for topic in one.topics:
            by_topic[topic].append(one)
    numbers: defaultdict[int, int] = defaultdict(int)
    wanted = [(text, CourseState.LIVE) for text in live_texts()]
    wanted += [(text, CourseState.DRAFT) for text in draft_texts(DRAFTS)]
    for text, state in wanted:
        teaching = by_topic[text.topic]
        institution = teaching[number_of("institution", text.title, below=len(teaching))]
        numbers[institution.number] += 1
        yield Placed(text, institution, f"lp{institution.number:03}-{numbers[institution.number]:04}", state)


def _put_partners(since: datetime) -> dict[str, Partner]:
    """By client code, with its owner and a key."""
    wanted = [*platforms(), *institutions()]
    rows = Partner.objects.bulk_create(
        Partner(
            client_code=one.client_code,
            kind=one.kind,
            name=one.name,
            business_number=one.business_number,
            admitted_at=since,
        )
        for one in wanted
    )
    partners = {row.client_code: row for row in rows}
    PartnerOwner.objects.bulk_create(
        PartnerOwner(partner=partners[one.client_code], business_number=one.owner_number, name=one.owner_name)
        for one in wanted
    )
    PartnerKey.objects.bulk_create(new_key(row, 1, since=since) for row in rows)
    taught = [row for row in rows if row.kind == PartnerKind.INSTITUTION]
    RedirectAddress.objects.bulk_create(
        RedirectAddress(partner=row, address=address) for row in taught for address in sorted(_led_back_to(row))
    )
    return partners


def _put_courses(partners: dict[str, Partner], since: datetime) -> list[Course]:
    homes = [one.code for one in regencies_on(wib_day(since))]
    courses = Course.objects.bulk_create(
        Course(
            code=one.code,
            institution=partners[one.institution.client_code],
            title=one.text.title,
            summary=one.text.summary,
            topics=[one.text.topic],
            method=one.text.method,
            level=one.text.level,
            teacher=teacher_of(one.institution, one.text.title),
            hours=one.text.hours,
            price=one.text.price,
            minimum_education=one.text.minimum_education,
            regency=_home(one, homes) if one.text.method == Method.FACE_TO_FACE else "",
            state=one.state,
        )
        for one in placed_courses()
    )
    CoursePrice.objects.bulk_create(
        CoursePrice(course=course, number=1, price=course.price, since=since) for course in courses
    )
    drafted = [CourseMove(course=course, number=1, state=CourseState.DRAFT, at=since) for course in courses]
    let_in = [
        CourseMove(course=course, number=2, state=CourseState.LIVE, reason="Katalog peragaan", at=since)
        for course in courses
        if course.state == CourseState.LIVE
    ]
    CourseMove.objects.bulk_create([*drafted, *let_in])
    return courses


def _home(one: Placed, homes: list[str]) -> str:
    """Where the institution is."""
    return homes[number_of("home", one.institution.number, below=len(homes))]


def _put_offers(courses: list[Course], partners: dict[str, Partner]) -> None:
    """One to three platforms sell each course; none sells its sister's."""
    owner_of = dict(PartnerOwner.objects.values_list("partner_id", "business_number"))
    selling = [partners[one.client_code] for one in platforms()]
    Offer.objects.bulk_create(
        Offer(course=course, platform=platform, address=_page_of(platform, course))
        for course in courses
        for platform in _sellers_of(course, selling)
        if owner_of[platform.pk] != owner_of[course.institution_id]
    )


def _sellers_of(course: Course, selling: list[Partner]) -> list[Partner]:
    """What the sandbox's institution teaches, the sandbox's platform sells."""
    if is_of_sandbox(course.institution):
        return selling[:1]
    first = number_of("seller", course.code, below=len(selling))
    how_many = 1 + number_of("sellers", course.code, below=3)
    return [selling[(first + step * 2) % len(selling)] for step in range(how_many)]


def _page_of(platform: Partner, course: Course) -> str:
    """The sandbox has pages of one platform that sells one institution's courses; all others are nowhere."""
    if is_of_sandbox(course.institution):
        return f"{settings.SANDBOX_URL}/platform/courses/{course.code}/{first_schedule_code(course)}"
    return f"https://{platform.client_code}.example/pelatihan/{course.code}"


def _led_back_to(institution: Partner) -> set[str]:
    """Its own page, and the sandbox's: so that whoever tries out another institution is led to one that is there."""
    return {came_back(), *(() if is_of_sandbox(institution) else (f"https://{institution.client_code}.example/hadir",))}
