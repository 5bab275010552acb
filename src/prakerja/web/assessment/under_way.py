"""A sitting that is under way: the page that needs one, its clock, and where one left off."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect

from prakerja.assessment.models import Sitting
from prakerja.assessment.rules import time_left
from prakerja.assessment.states import SittingState
from prakerja.kit.clock import read_clock
from prakerja.pages.middleware import ApplicantRequest

type SittingView = Callable[..., HttpResponse]


def under_way(view: SittingView) -> SittingView:
    """The view gets the sitting; without one, or after its end, the person is led to the page that fits."""

    @wraps(view)
    def led(request: ApplicantRequest, **values: int) -> HttpResponse:
        sitting = Sitting.objects.for_applicant(request.applicant_id)
        if sitting is None:
            return redirect("assessment:explanation")
        if sitting.state == SittingState.FINISHED:
            return redirect("assessment:result")
        # An answer on its way at the last second is for the verb to judge, not for the page.
        if request.method != "POST" and read_clock() >= sitting.ends_at:
            return redirect("assessment:time_up")
        return view(request, sitting, **values)

    return led


def first_open(sitting: Sitting) -> int:
    """The number of the first item without an answer; the last one when all have one."""
    answered = sitting.given_answers
    return next((place + 1 for place in range(len(sitting.items)) if place not in answered), len(sitting.items))


def clock_of(sitting: Sitting) -> dict[str, object]:
    left = _whole_seconds(sitting.ends_at, read_clock())
    return {"seconds_left": left, "clock_left": f"{left // 60}:{left % 60:02}"}


def _whole_seconds(ends_at: datetime, now: datetime) -> int:
    return time_left(ends_at, now) // timedelta(seconds=1)
