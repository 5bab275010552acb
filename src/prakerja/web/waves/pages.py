"""Step 5 on the web, to read: the waves of one's area, and one wave."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.journey.known_waves import known_waves
from prakerja.journey.person import person_of
from prakerja.kit.clock import read_clock, wib_day
from prakerja.pages.middleware import ApplicantRequest
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.kept_waves import KeptWave, kept_waves
from prakerja.waves.rules import Readiness, barriers_of, is_household_full
from prakerja.waves.seats_in_area import seats_in_area
from prakerja.waves.states import WaveState
from prakerja.words.conditions import scheme_words
from prakerja.words.moments import for_reader
from prakerja.words.refusals import barrier_words, household_words
from prakerja.words.waves import area_words, change_words, group_words


@require_safe
def index(request: ApplicantRequest) -> HttpResponse:
    now = read_clock()
    person = person_of(request.applicant_id, now=now)
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
    one, now = announced(number), read_clock()
    person = person_of(request.applicant_id, now=now)
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
        "change": change_words(one, lambda moment: for_reader(moment, domicile)),
        "domicile": domicile,
        "area": area_words(domicile) if domicile else "",
        "seats": [(area_words(row.area), group_words(row.group), row.seats) for row in seats],
        "scheme": scheme_words(load_scheme(one.scheme)),
        "barriers": [barrier_words(barrier) for barrier in barriers],
        "is_joinable": facts.is_joinable(now),
        "is_to_come": facts.is_open and now < one.opens_at,
        "household": household_before_joining(one, person.readiness, now),
        "joined": any(joining.wave_id == one.id for joining in person.joined),
    }
    return render(request, "waves/wave.html", context)


def household_before_joining(one: KeptWave, readiness: Readiness, now: datetime) -> str:
    """Empty unless their family card holds all the cards that this wave, which is not closed, gives it."""
    cap = one.facts_for(None).household_cap
    is_ahead = one.state is WaveState.OPEN and now < one.closes_at
    if not is_ahead or cap is None or not is_household_full(readiness, cap):
        return ""
    return household_words(number=one.number, held=readiness.household_held, cap=cap)


def announced(number: int) -> KeptWave:
    for one in kept_waves():
        if one.number == number:
            return one
    raise Http404
