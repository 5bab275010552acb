"""What a partner has in the catalogue, as its own staff see it: an institution its courses, a platform its offers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Count

from prakerja.partners.models import Partner
from prakerja.training.models import Completion, Course, Offer, Purchase, Review, Schedule, ScheduleSeats
from prakerja.training.photos.counting import counted
from prakerja.training.states import PurchaseState

#: On a page.
SHOWN: Final = 50
#: A schedule's participants who began last; an institution with more of them has a program.
PARTICIPANTS_SHOWN: Final = 200
#: What an identifier of a row can be.
_IDS: Final = range(1, 2**63)
_BEGUN: Final = (PurchaseState.REDEEMED, PurchaseState.FINISHED, PurchaseState.ABSENT, PurchaseState.LEFT)


@dataclass(frozen=True)
class OwnSchedule:
    schedule: Schedule
    seats: int
    taken: int


@dataclass(frozen=True)
class Participant:
    """What teaching needs, and no more: who they are the institution knows from themselves."""

    #: By which they came; it was shown to the institution when it was redeemed.
    redeem_code: str
    state: PurchaseState
    #: Meetings that they have confirmed, in order; 999 is the final test.
    attended: list[int]
    is_declared: bool


def own_courses(institution: Partner, *, after: int = 0) -> tuple[list[Course], int | None]:
    """In the order in which they were drafted; and after which one the next page begins, if there is one."""
    rows = list(Course.objects.filter(institution=institution, pk__gt=after).order_by("pk")[: SHOWN + 1])
    return rows[:SHOWN], rows[SHOWN - 1].pk if len(rows) > SHOWN else None


def own_course(institution: Partner, course_id: int) -> Course | None:
    """None: of another institution, too."""
    if course_id not in _IDS:
        return None
    found: Course | None = Course.objects.filter(pk=course_id, institution=institution).first()
    return found


def schedules_of(course: Course) -> list[OwnSchedule]:
    """The latest first, as many as a page holds."""
    rows = list(course.schedules.order_by("-starts_at", "-pk")[:SHOWN])
    seats = ScheduleSeats.objects.in_bulk([one.pk for one in rows])
    return [OwnSchedule(one, seats[one.pk].seats, seats[one.pk].taken) for one in rows]


def own_schedule(institution: Partner, schedule_id: int) -> OwnSchedule | None:
    """None: of another institution, too."""
    if schedule_id not in _IDS:
        return None
    schedules = Schedule.objects.select_related("course")
    schedule: Schedule | None = schedules.filter(pk=schedule_id, course__institution=institution).first()
    if schedule is None:
        return None
    seats = ScheduleSeats.objects.get(pk=schedule.pk)
    return OwnSchedule(schedule, seats.seats, seats.taken)


def states_of(schedule: Schedule) -> dict[PurchaseState, int]:
    """How many of what was bought of it are in each state."""
    counted = Purchase.objects.filter(schedule=schedule).values("state").annotate(people=Count("number"))
    return {PurchaseState(one["state"]): one["people"] for one in counted}


def participants_of(schedule: Schedule) -> list[Participant]:
    """Whoever has begun, the latest first. Three statements, however many they are."""
    begun = Purchase.objects.filter(schedule=schedule, state__in=_BEGUN, redeemed_at__isnull=False)
    rows = list(begun.order_by("-redeemed_at", "applicant_id")[:PARTICIPANTS_SHOWN])
    people = [row.applicant_id for row in rows]
    attended: dict[tuple[UUID, int], list[int]] = {}
    for one in counted().filter(applicant_id__in=people).order_by("sequence"):
        attended.setdefault((one.applicant_id, one.purchase), []).append(one.sequence)
    declared = set(Completion.objects.filter(applicant_id__in=people).values_list("applicant_id", "purchase"))
    return [
        Participant(
            redeem_code=row.redeem_code,
            state=PurchaseState(row.state),
            attended=attended.get((row.applicant_id, row.number), []),
            is_declared=(row.applicant_id, row.number) in declared,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class OwnReview:
    """By its reference alone: whose it is the institution does not learn."""

    reference: UUID
    course: str
    stars: int
    text: str
    written_at: datetime


def own_reviews(institution: Partner) -> list[OwnReview]:
    """Those that nobody has answered, the newest first, as many as a page holds. Two statements."""
    titles = dict(Course.objects.filter(institution=institution).values_list("pk", "title"))
    waiting = Review.objects.public().filter(course_id__in=titles.keys(), answer="")
    return [_read(one, titles) for one in waiting.order_by("-written_at", "-reference")[:SHOWN]]


def own_review(institution: Partner, reference: UUID) -> OwnReview | None:
    """None: of another institution's course, or not to be read."""
    review: Review | None = Review.objects.public().filter(reference=reference, answer="").first()
    course = own_course(institution, review.course_id) if review is not None else None
    return None if review is None or course is None else _read(review, {course.pk: course.title})


def _read(review: Review, titles: Mapping[int, str]) -> OwnReview:
    title = titles[review.course_id]
    return OwnReview(review.reference, title, review.stars, review.text, review.written_at)


def own_offers(platform: Partner, *, after: int = 0) -> tuple[list[Offer], int | None]:
    """What it sells, in the order in which it was offered; and after which one the next page begins."""
    offers = Offer.objects.filter(platform=platform, pk__gt=after).select_related("course__institution")
    rows = list(offers.order_by("pk")[: SHOWN + 1])
    return rows[:SHOWN], rows[SHOWN - 1].pk if len(rows) > SHOWN else None


def own_offer(platform: Partner, offer_id: int) -> Offer | None:
    """None: of another platform, too."""
    if offer_id not in _IDS:
        return None
    found: Offer | None = Offer.objects.select_related("course").filter(pk=offer_id, platform=platform).first()
    return found
