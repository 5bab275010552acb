"""Who sells, who teaches, what can be bought, and somebody with a card who may buy it. Nobody of them exists."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final
from uuid import UUID

from prakerja.cards.models import Card
from prakerja.cards.move_cards import CardKey
from prakerja.kit.actor import Actor
from prakerja.partners.models import Partner, PartnerKey, PartnerOwner, RedirectAddress
from prakerja.partners.states import PartnerKind
from prakerja.profile.models import Phone
from prakerja.training.models import Course, CoursePrice, Offer, Schedule, ScheduleSeats
from prakerja.training.states import CourseState, Level, Method
from prakerja.waves.models import Wave
from tests.situations.cards import NOW, awarded
from tests.situations.own_cards import a_card
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave

_numbers: Final = count(1)
PRICE: Final = 600_000
#: A schedule begins so long after what it is made at.
_AHEAD: Final = timedelta(days=3)


def a_partner(kind: PartnerKind, name: str, *, at: datetime = NOW, **changes: object) -> Partner:
    """Admitted, with one sign key (`sign_key_of`) and an owner of its own."""
    number = next(_numbers)
    business_number = f"{8_120_000_000_000 + number}"
    values: dict[str, object] = {
        "client_code": f"{kind.value}-{number}",
        "kind": kind,
        "name": name,
        "business_number": business_number,
        "admitted_at": at,
    }
    partner = Partner.objects.create(**(values | changes))
    owned_by(partner, f"{9_120_000_000_000 + number}")
    with_key(partner, f"{number:032x}", at=at)
    return partner


def a_platform(name: str = "Pijar Contoh", **changes: object) -> Partner:
    return a_partner(PartnerKind.PLATFORM, name, **changes)  # type: ignore[arg-type]


def an_institution(name: str = "Lembaga Cendekia Contoh", **changes: object) -> Partner:
    partner = a_partner(PartnerKind.INSTITUTION, name, **changes)  # type: ignore[arg-type]
    RedirectAddress.objects.create(partner=partner, address=f"https://{partner.client_code}.contoh.example/kembali")
    return partner


def owned_by(partner: Partner, business_number: str) -> None:
    PartnerOwner.objects.create(partner=partner, business_number=business_number, name="PT Induk Contoh")


def with_key(partner: Partner, sign_key: str, *, at: datetime = NOW) -> str:
    """One more; returns it."""
    key = PartnerKey(partner=partner, number=partner.keys.count() + 1, valid_from=at)
    key.sign_key = sign_key
    key.save()
    return sign_key


def sign_key_of(partner: Partner) -> str:
    """The newest."""
    key = PartnerKey.objects.filter(partner=partner).latest("number")
    return key.sign_key


def acting(partner: Partner) -> Actor:
    return Actor.partner(partner.client_code)


def a_course(institution: Partner | None = None, *, at: datetime = NOW, **changes: object) -> Course:
    """Live: self-paced, for everybody of age."""
    number = next(_numbers)
    values: dict[str, object] = {
        "code": f"kursus-{number}",
        "institution": institution or an_institution(),
        "title": "Dasar pembukuan usaha kecil",
        "summary": "Mencatat uang masuk dan keluar, dan membaca laporan sederhana.",
        "topics": ["business"],
        "method": Method.SELF_PACED,
        "level": Level.SKILLING,
        "hours": 16,
        "price": PRICE,
        "minimum_education": "none",
        "state": CourseState.LIVE,
    }
    course = Course.objects.create(**(values | changes))
    CoursePrice.objects.create(course=course, number=1, price=course.price, since=at)
    return course


def offered(course: Course, platform: Partner) -> Offer:
    """The platform sells it."""
    return Offer.objects.create(
        course=course, platform=platform, address=f"https://{platform.client_code}.contoh.example/{course.code}"
    )


def a_schedule(
    course: Course,
    *,
    seats: int = 20,
    taken: int = 0,
    at: datetime = NOW,
    starts_in: timedelta = _AHEAD,
    **changes: object,
) -> Schedule:
    """To be bought until it begins, three days later."""
    starts_at = at + starts_in
    values: dict[str, object] = {
        "code": f"{next(_numbers):016x}",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(days=30),
    }
    schedule = Schedule.objects.create(course=course, **(values | changes))
    ScheduleSeats.objects.create(schedule_id=schedule.pk, seats=seats, taken=taken)
    return schedule


@dataclass(frozen=True)
class Market:
    """One course of one institution, sold by one platform, with one schedule."""

    platform: Partner
    institution: Partner
    course: Course
    schedule: Schedule


def a_market(*, seats: int = 20, at: datetime = NOW, **of_course: object) -> Market:
    platform, institution = a_platform(at=at), an_institution(at=at)
    course = a_course(institution, at=at, **of_course)
    offered(course, platform)
    return Market(platform, institution, course, a_schedule(course, seats=seats, at=at))


@dataclass(frozen=True)
class Buyer:
    """Somebody with a card on which the whole training balance lies, and a telephone of their own."""

    applicant_id: UUID
    award: int
    #: Of the card, which nobody else knows.
    number: str
    #: As E.164.
    phone: str

    @property
    def key(self) -> CardKey:
        return self.applicant_id, self.award

    @property
    def card(self) -> Card:
        """As it is now."""
        return Card.objects.get(pk=self.key)


def buyer_with(card: Card) -> Buyer:
    phone = Phone.objects.filter(applicant_id=card.applicant_id).first()
    return Buyer(card.applicant_id, card.award, card.number, phone.number if phone else "")


def a_buyer(*, at: datetime = NOW, **traits: Any) -> Buyer:
    """Of a wave of its own of 2021; `traits` of the person (`screening.Person`)."""
    return buyer_with(a_card(at=at, **traits))


def buyers(people: int, *, number: int = 12, at: datetime = NOW, **of_wave: object) -> list[Buyer]:
    """All of one wave, in the order of their ids; `of_wave`: its scheme and times."""
    wave: Wave = closed_wave(number=number, **of_wave)
    for _ in range(people):
        a_joiner(wave)
    return [buyer_with(card) for card in awarded(seated_wave(wave), at=at)]
