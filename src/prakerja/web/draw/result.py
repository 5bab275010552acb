"""The joiner's result of a wave: seated, no seat, or not eligible, each on a page of its own with its reason."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prakerja.appeals.screening.own_objection import own_verdict_objection
from prakerja.cards.models import Card
from prakerja.draw.models import Outcome
from prakerja.draw.results import NoSeat, NotEligible, Result, Seated, result_of
from prakerja.journey.known_waves import known_wave
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.middleware import ApplicantRequest
from prakerja.regions.areas import NATION
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.failed_rules import FailedRule
from prakerja.waves.kept_waves import kept_waves, wave_of
from prakerja.waves.models import Joiner
from prakerja.waves.note_result_read import note_result_read
from prakerja.web.draw.last_ones import last_ones
from prakerja.words.moments import for_reader
from prakerja.words.reasons import OWN_ANSWERS, facts_of, reason_sentence, what_to_do
from prakerja.words.screening import RULE_NAMES
from prakerja.words.waves import area_words, group_words, what_happens_now
from prakerja.words.words import Words


@dataclass(frozen=True)
class RefusedRule:
    """One rule that was not met, in words."""

    title: Words
    reason: str
    facts: list[tuple[str, str]]
    what_to_do: str


@require_safe
def result(request: ApplicantRequest, number: int) -> HttpResponse:
    joiners = Joiner.objects.for_applicant(request.applicant_id).filter(wave__number=number)
    joiner = joiners.select_related("wave").first()
    if joiner is None:
        return redirect("waves:wave", number)
    found = result_of(wave_id=joiner.wave_id, applicant_id=request.applicant_id)
    if found is None:
        return _not_yet(request, joiner)
    if joiner.result_read_at is None:
        with unit_of_work(by=request.actor) as work:
            note_result_read(wave_id=joiner.wave_id, applicant_id=request.applicant_id, by=work.actor, now=work.now)
    template, context = _page_of(found)
    if isinstance(found, Seated):
        context["has_card"] = Card.objects.of_applicant(request.applicant_id).filter(wave=joiner.wave_id).exists()
    if _was_candidate(found):
        context |= _keys_of(joiner)
    else:
        context["appeal"] = own_verdict_objection(number=number, applicant_id=request.applicant_id)
    scheme = load_scheme(joiner.wave.scheme)
    common = {"wave": joiner.wave, "receipt": joiner.receipt, "scheme": scheme}
    return render(request, template, {**common, **context})


def _was_candidate(found: Result) -> bool:
    return isinstance(found, NoSeat) or (isinstance(found, Seated) and found.rank is not None)


def _keys_of(joiner: Joiner) -> dict[str, object]:
    """Their own key, and those of the last ones seated in the rows that were open to where they live."""
    own = Outcome.objects.filter(draw_id=joiner.wave_id, applicant_id=joiner.applicant_id)
    key, area = own.values_list("key", "home_area").get()
    return {"own_key": key, "last_ones": last_ones(joiner.wave_id, area, key)}


def _not_yet(request: ApplicantRequest, joiner: Joiner) -> HttpResponse:
    wave = joiner.wave
    known = known_wave(wave_of(wave.pk, kept_waves()), None)
    happening = what_happens_now(known, read_clock(), lambda moment: for_reader(moment, joiner.regency))
    context = {"wave": wave, "receipt": joiner.receipt, "happening": happening, "regency": joiner.regency}
    return render(request, "result/not_yet.html", context)


def _page_of(found: Result) -> tuple[str, dict[str, object]]:
    match found:
        case Seated():
            names = {"area": area_words(found.area), "group": group_words(found.group)}
            return "result/seated.html", {"seat": found, **names}
        case NoSeat():
            return "result/no_seat.html", {
                "lot": found,
                "area": area_words(found.area),
                "is_nation": found.area == NATION,
            }
        case NotEligible():
            is_own_answer = any(failed.reason in OWN_ANSWERS for failed in found.failed)
            rules = [_in_words(failed) for failed in found.failed]
            return "result/not_eligible.html", {"rules": rules, "is_own_answer": is_own_answer}


def _in_words(failed: FailedRule) -> RefusedRule:
    return RefusedRule(RULE_NAMES[failed.rule], reason_sentence(failed), facts_of(failed), what_to_do(failed))
