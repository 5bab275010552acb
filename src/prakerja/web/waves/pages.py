"""Step 5 on the web: the waves of one's area, one wave, joining it with two confirmations, and the proof of it."""

from collections.abc import Sequence
from functools import cache

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.journey.join_wave import join_wave
from prakerja.journey.known_waves import known_waves
from prakerja.journey.person import person_of
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.profile.facts import domicile_of
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.join_wave import CannotJoin
from prakerja.waves.kept_waves import KeptWave, kept_waves
from prakerja.waves.leave_wave import TooLateToLeave, leave_wave
from prakerja.waves.models import Joiner
from prakerja.waves.rules import Refusal, barriers_of, is_final, may_join
from prakerja.waves.seats_in_area import seats_in_area
from prakerja.web.waves.join_form import JoinForm
from prakerja.words.moments import for_reader
from prakerja.words.waves import area_words, barrier_words, group_words, refusal_words


@require_safe
def index(request: ApplicantRequest) -> HttpResponse:
    person, now = person_of(request.applicant_id), read_clock()
    waves, domicile = known_waves(person=person, now=now), person.readiness.domicile
    context = {
        "joinable": [wave for wave in waves if wave.is_joinable(now)],
        "to_come": [wave for wave in waves if wave.is_to_come(now)],
        "domicile": domicile,
        "area": area_words(domicile) if domicile else "",
    }
    return render(request, "waves/index.html", context)


@require_safe
def wave(request: ApplicantRequest, number: int) -> HttpResponse:
    one, person, now = _announced(number), person_of(request.applicant_id), read_clock()
    domicile = person.readiness.domicile
    seats = seats_in_area(one.id, domicile) if domicile else []
    facts = one.facts_for(domicile)
    barriers = barriers_of(
        person.readiness,
        minimum_age=facts.minimum_age,
        earlier_cards=facts.earlier_cards,
        on=wib_day(one.closes_at),
    )
    context = {
        "wave": one,
        "domicile": domicile,
        "area": area_words(domicile) if domicile else "",
        "seats": [(area_words(row.area), group_words(row.group), row.seats) for row in seats],
        "benefits": load_scheme(one.scheme).benefits,
        "barriers": [barrier_words(barrier) for barrier in barriers],
        "is_joinable": facts.is_joinable(now),
        "is_to_come": facts.is_open and now < one.opens_at,
        "joined": any(joining.wave_id == one.id for joining in person.joined),
    }
    return render(request, "waves/wave.html", context)


@form_page
def join(request: ApplicantRequest, number: int) -> HttpResponse:
    one = _announced(number)
    if request.method != "POST":
        return _confirmations(request, one)
    if not JoinForm.is_ticked(request.POST):
        return _confirmations(request, one, JoinForm(request.POST, number=number))
    try:
        with unit_of_work(by=request.actor) as work:
            join_wave(wave_id=one.id, applicant_id=request.applicant_id, by=work.actor, now=work.now)
    except CannotJoin as refused:
        return _refused(request, one, refused.reasons, domicile_of(request.applicant_id))
    return HttpResponseRedirect(_address_of_proof(number))


@cache
def _address_of_proof(number: int) -> str:
    """Kept for each announced wave: to put an address together takes longer than one of the statements of joining."""
    return reverse("waves:joined", args=[number])


@require_safe
def joined(request: ApplicantRequest, number: int) -> HttpResponse:
    joiner = _joiner(request, number)
    if joiner is None:
        return redirect("waves:wave", number)
    return render(request, "waves/joined.html", _proof_of(joiner))


@require_safe
def proof(request: ApplicantRequest, number: int) -> HttpResponse:
    """The same as text, to keep."""
    joiner = _joiner(request, number)
    if joiner is None:
        raise Http404
    response = render(request, "waves/proof.txt", _proof_of(joiner), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="bukti-gelombang-{number}.txt"'
    return response


@form_page
def leave(request: ApplicantRequest, number: int) -> HttpResponse:
    one = _announced(number)
    if _joiner(request, number) is None:
        return redirect("waves:wave", number)
    context = {"wave": one, "domicile": domicile_of(request.applicant_id)}
    if request.method != "POST" and one.facts_for(None).is_joinable(read_clock()):
        return render(request, "waves/leave.html", context)
    if request.method != "POST":
        return render(request, "waves/too_late.html", context, status=409)
    try:
        with unit_of_work(by=request.actor) as work:
            leave_wave(wave_id=one.id, applicant_id=request.applicant_id, by=work.actor, now=work.now)
    except TooLateToLeave:
        return render(request, "waves/too_late.html", context, status=409)
    told = _("Anda tidak lagi bergabung di gelombang %(number)s.") % {"number": number}
    messages.success(request, told)
    return redirect("waves:wave", number)


def _announced(number: int) -> KeptWave:
    for one in kept_waves():
        if one.number == number:
            return one
    raise Http404


def _joiner(request: ApplicantRequest, number: int) -> Joiner | None:
    joiners = Joiner.objects.for_applicant(request.applicant_id).filter(wave__number=number)
    joiner: Joiner | None = joiners.select_related("wave").first()
    return joiner


def _confirmations(request: ApplicantRequest, one: KeptWave, form: JoinForm | None = None) -> HttpResponse:
    """Asked only of those who could join now: nobody ticks boxes in vain."""
    person = person_of(request.applicant_id)
    if any(joining.wave_id == one.id for joining in person.joined):
        return redirect("waves:joined", one.number)
    domicile = person.readiness.domicile
    refusals = may_join(wave=one.facts_for(domicile), applicant=person.readiness, now=read_clock())
    if refusals:
        return _refused(request, one, refusals, domicile)
    form = form or JoinForm(number=one.number)
    form.name_area(area_words(domicile or ""))
    return render(request, "waves/join.html", {"form": form, "wave": one, "domicile": domicile})


def _refused(
    request: ApplicantRequest, one: KeptWave, reasons: Sequence[Refusal], domicile: str | None
) -> HttpResponse:
    words = [refusal_words(reason, lambda moment: for_reader(moment, domicile)) for reason in reasons]
    context = {
        "wave": one,
        "reasons": words,
        "domicile": domicile,
        "is_open": read_clock() < one.closes_at,
        "is_final": any(is_final(reason) for reason in reasons),
    }
    return render(request, "waves/refused.html", context, status=409 if request.method == "POST" else 200)


def _proof_of(joiner: Joiner) -> dict[str, object]:
    return {
        "wave": joiner.wave,
        "joiner": joiner,
        "area": area_words(joiner.regency),
        "may_leave": _announced(joiner.wave.number).facts_for(None).is_joinable(read_clock()),
    }
