"""The test on the web, around its items: explanation and start, overview, finish, result."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.assessment.bank import ItemKind
from prakerja.assessment.finish_test import finish_test
from prakerja.assessment.models import ExtraTime, Sitting
from prakerja.assessment.rules import score
from prakerja.assessment.start_test import start_test
from prakerja.assessment.states import SittingState
from prakerja.journey.blueprint import blueprint_now
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.web.assessment.under_way import clock_of, first_open, under_way

_KIND_NAMES: Final = {
    ItemKind.MOTIVATION: _("Motivasi"),
    ItemKind.READING: _("Pemahaman bacaan"),
    ItemKind.ARITHMETIC: _("Berhitung"),
    ItemKind.ORDERING: _("Mengurutkan langkah"),
}


@require_safe
def explanation(request: ApplicantRequest) -> HttpResponse:
    sitting = Sitting.objects.for_applicant(request.applicant_id)
    if sitting is None:
        extra_minutes = ExtraTime.objects.minutes_for(request.applicant_id)
        context = {"blueprint": blueprint_now(), "extra_minutes": extra_minutes}
        return render(request, "assessment/explanation.html", context)
    if sitting.state == SittingState.FINISHED:
        return redirect("assessment:result")
    return redirect("assessment:item", number=first_open(sitting))


@require_POST
def start(request: ApplicantRequest) -> HttpResponse:
    with unit_of_work(by=request.actor) as work:
        sitting = start_test(applicant_id=request.applicant_id, blueprint=blueprint_now(), by=work.actor, now=work.now)
    return redirect("assessment:item", number=first_open(sitting))


@require_safe
@under_way
def overview(request: ApplicantRequest, sitting: Sitting) -> HttpResponse:
    answered = sitting.given_answers
    numbers = [(place + 1, place in answered) for place in range(len(sitting.items))]
    missing = len(sitting.items) - len(answered)
    return render(request, "assessment/overview.html", {"numbers": numbers, "missing": missing, **clock_of(sitting)})


@form_page
@under_way
def finish(request: ApplicantRequest, sitting: Sitting) -> HttpResponse:
    if request.method != "POST":
        answered, count = len(sitting.given_answers), len(sitting.items)
        context = {"answered": answered, "count": count, "missing": count - answered, **clock_of(sitting)}
        return render(request, "assessment/finish.html", context)
    with unit_of_work(by=request.actor) as work:
        finish_test(applicant_id=request.applicant_id, by=work.actor, now=work.now)
    return redirect("assessment:result")


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
