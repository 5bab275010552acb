"""One course: what it teaches, what it costs, when it takes place, and who sells it."""

from datetime import datetime
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.pages.kept_pages import public_page
from prakerja.training.models import Course, Offer, Schedule, ScheduleSeats
from prakerja.training.reviews.reviews_of_course import reviews_of_course
from prakerja.training.states import CourseState
from prakerja.web.training.course_words import CourseOnPage
from prakerja.web.training.visitor_card import card_of

_SHOWN: Final = 20
_REVIEWS_SHOWN: Final = 3


@require_safe
@login_not_required
def course_page(request: HttpRequest, course_id: int) -> HttpResponse:
    courses = Course.objects.select_related("institution").exclude(state=CourseState.DRAFT)
    course: Course | None = courses.filter(pk=course_id).first()
    if course is None:
        raise Http404
    card, now = card_of(request), read_clock()
    is_sold = course.state == CourseState.LIVE and course.institution.suspended_at is None
    context = {
        "one": CourseOnPage.of(course),
        "is_sold": is_sold,
        "schedules": schedules_of(course, now) if is_sold else [],
        "offers": _offers_of(course) if is_sold else [],
        "found": reviews_of_course(course.pk, limit=_REVIEWS_SHOWN),
        "regency": card.regency if card else None,
        "card": card,
        "lacks": max(0, course.price - int(card.balance)) if card else 0,
    }
    if request.user.is_authenticated:
        return render(request, "training/course.html", context)
    return public_page(request, "training/course.html", context, for_strangers_only=True)


def schedules_of(course: Course, now: datetime) -> list[tuple[Schedule, int]]:
    """The next ones that take place, with how many seats each has left."""
    to_come = Schedule.objects.filter(course=course, cancelled_at=None, ends_at__gt=now).order_by("starts_at", "pk")
    shown = list(to_come[:_SHOWN])
    seats = ScheduleSeats.objects.in_bulk([one.pk for one in shown])
    return [(one, seats[one.pk].seats - seats[one.pk].taken) for one in shown if one.pk in seats]


def _offers_of(course: Course) -> list[Offer]:
    """Not those of a platform that is stopped."""
    offers = Offer.objects.filter(course=course, platform__suspended_at__isnull=True)
    return list(offers.select_related("platform").order_by("platform__name"))
