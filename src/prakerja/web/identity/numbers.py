"""The numbers of KTP and family card: typed, read back, and sent to the registry."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render

from prakerja.identity.ask_registry import TooManyAsks, ask_registry, numbers_of
from prakerja.identity.enter_numbers import NumbersAreFixed, enter_numbers
from prakerja.identity.models import Identity
from prakerja.identity.numbers import birth_date_in, groups_of_four, oddities_in
from prakerja.identity.rules import RefusalReason, may_correct
from prakerja.identity.states import ENTERABLE, IdentityState
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.shown import shown_in, shows
from prakerja.web.identity.forms import NumbersForm
from prakerja.web.identity.while_in import while_in
from prakerja.words.identity import ODDITIES


@form_page
def numbers(request: ApplicantRequest) -> HttpResponse:
    identity = Identity.objects.for_applicant(request.applicant_id).first()
    if identity and not _may_enter(identity):
        return redirect("identity:start")
    today = wib_day(read_clock())
    if request.method != "POST":
        return _numbers_page(request, NumbersForm(today=today, initial=_typed_before(identity, today)))
    form = NumbersForm(request.POST, today=today)
    if not form.is_valid():
        return _numbers_page(request, form)
    try:
        with unit_of_work(by=request.actor) as work:
            enter_numbers(applicant_id=request.applicant_id, numbers=form.numbers(), by=work.actor, now=work.now)
    except NumbersAreFixed:
        return redirect("identity:start")
    return redirect("identity:check")


@form_page
@while_in(IdentityState.ENTERED)
def check(request: ApplicantRequest, identity: Identity) -> HttpResponse:
    if request.method != "POST":
        return _check_page(request, identity)
    try:
        with unit_of_work(by=request.actor) as work:
            ask_registry(applicant_id=request.applicant_id, by=work.actor, now=work.now, shown=shown_in(request))
    except TooManyAsks as refused:
        return _check_page(request, identity, refused)
    except MoveRefused:
        return redirect("identity:start")
    return redirect("identity:waiting")


def _may_enter(identity: Identity) -> bool:
    return identity.state in ENTERABLE and (not identity.refusal or may_correct(RefusalReason(identity.refusal)))


def _typed_before(identity: Identity | None, today: date) -> dict[str, str]:
    """Own numbers that are not proven yet, to be corrected rather than typed anew.

    The date only where the NIK tells another one: with the NIK, the one that it tells is corrected as well.
    """
    if identity is None:
        return {}
    typed = numbers_of(identity)
    is_told_by_nik = typed.birth_date == birth_date_in(typed.nik, today=today)
    return {
        "nik": typed.nik,
        "family_card": typed.family_card,
        "birth_date": "" if is_told_by_nik else f"{typed.birth_date:%d %m %Y}",
    }


def _numbers_page(request: ApplicantRequest, form: NumbersForm) -> HttpResponse:
    return render(request, "identity/numbers.html", {"form": form})


def _check_page(request: ApplicantRequest, identity: Identity, refused: TooManyAsks | None = None) -> HttpResponse:
    typed = numbers_of(identity)
    shows(request, typed)
    context = {
        "nik": groups_of_four(typed.nik),
        "family_card": groups_of_four(typed.family_card),
        "birth_date": typed.birth_date,
        "is_told_by_nik": typed.birth_date == birth_date_in(typed.nik, today=wib_day(read_clock())),
        "oddities": [ODDITIES[oddity] for oddity in oddities_in(typed)],
        "open_again_at": refused.open_again_at if refused else None,
    }
    return render(request, "identity/check.html", context, status=429 if refused else 200)
