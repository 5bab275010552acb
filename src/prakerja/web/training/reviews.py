"""What people who have finished a course say of it, for everybody, the newest first."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.pages.kept_pages import public_page
from prakerja.training.models import Course
from prakerja.training.reviews.reviews_of_course import ReviewPosition, reviews_of_course
from prakerja.training.states import CourseState

_SHOWN: Final = 20
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
#: A moment in microseconds since 1970, and the reference of a review.
_POSITION: Final = re.compile(r"([0-9]{16})-([0-9a-f]{32})", re.ASCII)


@require_safe
@login_not_required
def reviews_page(request: HttpRequest, course_id: int) -> HttpResponse:
    courses = Course.objects.select_related("institution").exclude(state=CourseState.DRAFT)
    course: Course | None = courses.filter(pk=course_id).first()
    if course is None:
        raise Http404
    after = review_position_in(request.GET.get("after", ""))
    found = reviews_of_course(course.pk, after=after, limit=_SHOWN)
    context = {
        "course": course,
        "found": found,
        "is_first": after is None,
        "next": spelled_position(found.next) if found.next else "",
    }
    if request.user.is_authenticated:
        return render(request, "training/reviews.html", context)
    return public_page(request, "training/reviews.html", context, for_strangers_only=True)


def spelled_position(position: ReviewPosition) -> str:
    return f"{(position.written_at - _EPOCH) // _MICROSECOND:016}-{position.reference.hex}"


def review_position_in(text: str) -> ReviewPosition | None:
    """Where the page before ended; None for whatever says no such thing: the first page is shown."""
    read = _POSITION.fullmatch(text)
    if read is None:
        return None
    # Sixteen figures end in the year 2286.
    return ReviewPosition(_EPOCH + timedelta(microseconds=int(read[1])), UUID(read[2]))
