"""Step 4 on the web: explanation, one item per page with the time left, overview, finish, result."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.assessment.bank import ItemKind
from prakerja.assessment.finish_test import finish_test
from prakerja.assessment.models import ExtraTime, Sitting
from prakerja.assessment.rules import score, time_left
from prakerja.assessment.save_answer import TimeIsUp, save_answer
from prakerja.assessment.start_test import start_test
from prakerja.assessment.states import SittingState
from prakerja.journey.blueprint import blueprint_now
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.web.assessment.forms import AnswerForm

_KIND_NAMES: Final = {
    ItemKind.MOTIVATION: _("Motivasi"),
    ItemKind.READING: _("Pemahaman bacaan"),
    ItemKind.ARITHMETIC: _("Berhitung"),
    ItemKind.ORDERING: _("Mengurutkan langkah"),
}

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


@require_safe
def explanation(request: ApplicantRequest) -> HttpResponse:
    sitting = Sitting.objects.for_applicant(request.applicant_id)
    if sitting is None:
        extra_minutes = ExtraTime.objects.minutes_for(request.applicant_id)
        context = {"blueprint": blueprint_now(), "extra_minutes": extra_minutes}
        return render(request, "assessment/explanation.html", context)
    if sitting.state == SittingState.FINISHED:
        return redirect("assessment:result")
    return redirect("assessment:item", number=_first_open(sitting))


@require_POST
def start(request: ApplicantRequest) -> HttpResponse:
    with unit_of_work(by=request.actor) as work:
        sitting = start_test(applicant_id=request.applicant_id, blueprint=blueprint_now(), by=work.actor, now=work.now)
    return redirect("assessment:item", number=_first_open(sitting))


@form_page
@under_way
def item(request: ApplicantRequest, sitting: Sitting, number: int) -> HttpResponse:
    if not 1 <= number <= len(sitting.items):
        raise Http404
    if request.method != "POST":
        given = sitting.given_answers.get(number - 1)
        return _item_page(request, sitting, number, _form(sitting, number, initial={"answer": given}))
    if "answer" not in request.POST:
        return _onward(request, sitting, number)
    form = _form(sitting, number, data=request.POST)
    if not form.is_valid():
        return _item_page(request, sitting, number, form)
    return _save_and_go_on(request, sitting, number, form.cleaned_data["answer"])


@require_safe
@under_way
def overview(request: ApplicantRequest, sitting: Sitting) -> HttpResponse:
    answered = sitting.given_answers
    numbers = [(place + 1, place in answered) for place in range(len(sitting.items))]
    return render(request, "assessment/overview.html", {"numbers": numbers, **_clock(sitting)})


@form_page
@under_way
def finish(request: ApplicantRequest, sitting: Sitting) -> HttpResponse:
    if request.method == "POST":
        with unit_of_work(by=request.actor) as work:
            finish_test(applicant_id=request.applicant_id, by=work.actor, now=work.now)
        return redirect("assessment:result")
    answered, count = len(sitting.given_answers), len(sitting.items)
    context = {"answered": answered, "count": count, "missing": count - answered, **_clock(sitting)}
    return render(request, "assessment/finish.html", context)


@require_safe
def time_up(request: ApplicantRequest) -> HttpResponse:
    sitting = Sitting.objects.for_applicant(request.applicant_id)
    if sitting is None or (sitting.state == SittingState.RUNNING and read_clock() < sitting.ends_at):
        return redirect("assessment:explanation")
    if sitting.state == SittingState.FINISHED:
        return redirect("assessment:result")
    return render(request, "assessment/time_up.html")


@require_safe
def result(request: ApplicantRequest) -> HttpResponse:
    sitting = Sitting.objects.for_applicant(request.applicant_id)
    if sitting is None or sitting.state == SittingState.RUNNING:
        return redirect("assessment:explanation")
    whole = score(sitting.items, sitting.given_answers)
    kinds = [(_KIND_NAMES[kind.kind], kind) for kind in whole.kinds]
    return render(request, "assessment/result.html", {"sitting": sitting, "whole": whole, "kinds": kinds})


def _save_and_go_on(request: ApplicantRequest, sitting: Sitting, number: int, option: int) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            save_answer(
                applicant_id=request.applicant_id, position=number - 1, option=option, by=work.actor, now=work.now
            )
    except TimeIsUp:
        return redirect("assessment:time_up")
    return _onward(request, sitting, number)


def _onward(request: ApplicantRequest, sitting: Sitting, number: int) -> HttpResponse:
    if request.POST.get("go") == "back" and number > 1:
        return redirect("assessment:item", number=number - 1)
    if number < len(sitting.items):
        return redirect("assessment:item", number=number + 1)
    return redirect("assessment:overview")


def _form(sitting: Sitting, number: int, **arguments: object) -> AnswerForm:
    return AnswerForm(sitting.items[number - 1], get_language() or "id", **arguments)


def _item_page(request: ApplicantRequest, sitting: Sitting, number: int, form: AnswerForm) -> HttpResponse:
    shown, language = sitting.items[number - 1], get_language() or "id"
    context = {
        "form": form,
        "number": number,
        "count": len(sitting.items),
        "passage": shown.passage.in_language(language) if shown.passage else "",
        "lines": [line.in_language(language) for line in shown.lines],
        **_clock(sitting),
    }
    return render(request, "assessment/item.html", context)


def _first_open(sitting: Sitting) -> int:
    """The number of the first item without an answer; the last one when all have one."""
    answered = sitting.given_answers
    return next((place + 1 for place in range(len(sitting.items)) if place not in answered), len(sitting.items))


def _clock(sitting: Sitting) -> dict[str, object]:
    left = _whole_seconds(sitting.ends_at, read_clock())
    return {"seconds_left": left, "clock_left": f"{left // 60}:{left % 60:02}"}


def _whole_seconds(ends_at: datetime, now: datetime) -> int:
    return time_left(ends_at, now) // timedelta(seconds=1)
