"""Joining a wave with two confirmations, and leaving again."""

from collections.abc import Sequence
from functools import cache
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from prakerja.journey.join_wave import facts_of_joining, join_wave
from prakerja.journey.person import person_of
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.shown import require_as_shown, shown_in, shows
from prakerja.profile.facts import domicile_of
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.join_wave import CannotJoin
from prakerja.waves.kept_waves import KeptWave
from prakerja.waves.leave_wave import TooLateToLeave, leave_wave
from prakerja.waves.rules import Refusal, is_final, may_join
from prakerja.web.waves.join_form import JoinForm
from prakerja.web.waves.pages import announced, household_before_joining
from prakerja.web.waves.receipt import joiner_of
from prakerja.words.conditions import scheme_words
from prakerja.words.moments import for_reader
from prakerja.words.refusals import refusal_words
from prakerja.words.waves import area_words


@form_page
def join(request: ApplicantRequest, number: int) -> HttpResponse:
    one = announced(number)
    if request.method != "POST":
        return _confirmations(request, one)
    if not JoinForm.is_ticked(request.POST):
        return _confirmations(request, one, JoinForm(request.POST, number=number))
    try:
        with unit_of_work(by=request.actor) as work:
            join_wave(
                wave_id=one.id,
                applicant_id=request.applicant_id,
                by=work.actor,
                now=work.now,
                shown=shown_in(request),
            )
    except CannotJoin as refused:
        return _refused(request, one, refused.reasons, domicile_of(request.applicant_id), status=HTTPStatus.CONFLICT)
    return HttpResponseRedirect(_address_of_proof(number))


@cache
def _address_of_proof(number: int) -> str:
    """Kept for each announced wave: to put an address together takes longer than one of the statements of joining."""
    return reverse("waves:joined", args=[number])


@form_page
def leave(request: ApplicantRequest, number: int) -> HttpResponse:
    one = announced(number)
    joiner = joiner_of(request, number)
    if joiner is None:
        return redirect("waves:wave", number)
    context = {"wave": one, "domicile": domicile_of(request.applicant_id)}
    if request.method != "POST":
        if one.facts_for(None).is_joinable(read_clock()):
            shows(request, joiner.receipt, one.closes_at)
            return render(request, "waves/leave.html", context)
        return render(request, "waves/too_late.html", context, status=HTTPStatus.CONFLICT)
    try:
        with unit_of_work(by=request.actor) as work:
            leave_wave(wave_id=one.id, applicant_id=request.applicant_id, by=work.actor, now=work.now)
            # Asked last: who comes too late is told of that first.
            require_as_shown(request, joiner.receipt, one.closes_at)
    except TooLateToLeave:
        return render(request, "waves/too_late.html", context, status=HTTPStatus.CONFLICT)
    told = _("Anda tidak lagi bergabung di gelombang %(number)s.") % {"number": number}
    messages.success(request, told)
    return redirect("waves:wave", number)


def _confirmations(request: ApplicantRequest, one: KeptWave, form: JoinForm | None = None) -> HttpResponse:
    """Asked only of those who could join now: nobody ticks boxes in vain."""
    now = read_clock()
    person = person_of(request.applicant_id, now=now)
    if any(joining.wave_id == one.id for joining in person.joined):
        return redirect("waves:joined", one.number)
    domicile = person.readiness.domicile
    refusals = may_join(wave=one.facts_for(domicile), applicant=person.readiness, now=now)
    if refusals:
        status = HTTPStatus.OK if form is None else HTTPStatus.CONFLICT
        return _refused(request, one, refusals, domicile, status=status)
    form = form or JoinForm(number=one.number)
    form.name_area(area_words(domicile or ""))
    shows(request, *facts_of_joining(one, domicile))
    context = {
        "form": form,
        "wave": one,
        "domicile": domicile,
        "household": household_before_joining(one, person.readiness, now),
        "scheme": scheme_words(load_scheme(one.scheme)),
    }
    return render(request, "waves/join.html", context)


def _refused(
    request: ApplicantRequest, one: KeptWave, reasons: Sequence[Refusal], domicile: str | None, *, status: int
) -> HttpResponse:
    words = [refusal_words(reason, lambda moment: for_reader(moment, domicile)) for reason in reasons]
    context = {
        "wave": one,
        "reasons": words,
        "domicile": domicile,
        "is_open": read_clock() < one.closes_at,
        "is_final": any(is_final(reason) for reason in reasons),
    }
    return render(request, "waves/refused.html", context, status=status)
