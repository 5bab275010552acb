"""Step 2 on the web: why and what, the numbers, reading back, waiting for the registry, two photos, the result."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.identity.ask_registry import TooManyAsks, ask_registry
from prakerja.identity.claim_nik import claim_nik
from prakerja.identity.enter_numbers import NumbersAreFixed, enter_numbers
from prakerja.identity.models import Identity, Photo
from prakerja.identity.numbers import Numbers, groups_of_four, oddities_in
from prakerja.identity.rules import NOT_A_SLIP, RefusalReason, may_correct
from prakerja.identity.states import ENTERABLE, UPLOADING, IdentityState
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.web.identity import photos as identity_photos
from prakerja.web.identity.forms import NumbersForm
from prakerja.words.identity import ODDITIES, REFUSALS

#: Long enough to say that the page may be closed, and to stop asking again by itself.
_LONG: Final = timedelta(minutes=1)
_VERY_LONG: Final = timedelta(minutes=10)
_PAGES: Final = {
    IdentityState.ENTERED: "identity:check",
    IdentityState.ASKING: "identity:waiting",
    IdentityState.REFUSED: "identity:refused",
    IdentityState.CLAIMED: "identity:result",
    IdentityState.REVIEW: "identity:result",
    IdentityState.VERIFIED: "identity:result",
}

type IdentityView = Callable[[ApplicantRequest, Identity], HttpResponse]


def while_in(*states: IdentityState) -> Callable[[IdentityView], Callable[[ApplicantRequest], HttpResponse]]:
    """The view gets the identity; in any other state the applicant is led to the page that fits."""

    def guard(view: IdentityView) -> Callable[[ApplicantRequest], HttpResponse]:
        @wraps(view)
        def led(request: ApplicantRequest) -> HttpResponse:
            identity = Identity.objects.for_applicant(request.applicant_id).first()
            if identity is None or identity.state not in states:
                return redirect("identity:start")
            return view(request, identity)

        return led

    return guard


@require_safe
def start(request: ApplicantRequest) -> HttpResponse:
    identity = Identity.objects.for_applicant(request.applicant_id).first()
    if identity is None:
        return render(request, "identity/start.html")
    if identity.state in UPLOADING:
        return redirect("identity:photo", identity_photos.next_kind(identity))
    return redirect(_PAGES[IdentityState(identity.state)])


@form_page
def numbers(request: ApplicantRequest) -> HttpResponse:
    identity = Identity.objects.for_applicant(request.applicant_id).first()
    if identity and not _may_enter(identity):
        return redirect("identity:start")
    today = wib_day(read_clock())
    if request.method != "POST":
        return _numbers_page(request, NumbersForm(today=today, initial=_typed_before(identity)))
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
            ask_registry(applicant_id=request.applicant_id, by=work.actor, now=work.now)
    except TooManyAsks as refused:
        return _check_page(request, identity, refused)
    except MoveRefused:
        return redirect("identity:start")
    return redirect("identity:waiting")


@require_safe
@while_in(IdentityState.ASKING)
def waiting(request: ApplicantRequest, identity: Identity) -> HttpResponse:
    assert identity.asked_at
    waited = read_clock() - identity.asked_at
    context = {
        "is_long": waited > _LONG,
        "is_silent": identity.unanswered_since is not None,
        # A page left open must not keep the session alive for ever.
        "refresh_s": 0 if waited > _VERY_LONG else 15 if identity.unanswered_since else 3,
        "asked_at": identity.asked_at,
    }
    return render(request, "identity/waiting.html", context)


@require_safe
@while_in(IdentityState.REFUSED)
def refused(request: ApplicantRequest, identity: Identity) -> HttpResponse:
    reason = RefusalReason(identity.refusal)
    context = {
        "words": REFUSALS[reason],
        "may_correct": may_correct(reason),
        "is_slip": reason not in NOT_A_SLIP,
        "may_claim": reason is RefusalReason.NIK_IN_USE,
        "answered_at": identity.answered_at,
        "asks_dukcapil": reason
        in (
            RefusalReason.NOT_FOUND,
            RefusalReason.FAMILY_CARD_DIFFERS,
            RefusalReason.BIRTH_DATE_DIFFERS,
            RefusalReason.INACTIVE,
            RefusalReason.DECEASED,
        ),
    }
    return render(request, "identity/refused.html", context)


@require_POST
@while_in(IdentityState.REFUSED)
def claim(request: ApplicantRequest, identity: Identity) -> HttpResponse:  # noqa: ARG001  the guard's
    try:
        with unit_of_work(by=request.actor) as work:
            claim_nik(applicant_id=request.applicant_id, by=work.actor, now=work.now)
    except MoveRefused:
        return redirect("identity:start")
    messages.info(request, _("Kirim foto KTP dan swafoto. Petugas akan membandingkan kedua pihak."))
    return redirect("identity:start")


@require_safe
@while_in(IdentityState.CLAIMED, IdentityState.REVIEW, IdentityState.VERIFIED)
def result(request: ApplicantRequest, identity: Identity) -> HttpResponse:
    is_verified = identity.state == IdentityState.VERIFIED
    latest = Photo.objects.current(identity).last()
    # A claim is not told apart: who did not make one must not learn that the NIK is with somebody else.
    context = {"is_verified": is_verified, "latest": latest}
    return render(request, "identity/result.html", context)


def _may_enter(identity: Identity) -> bool:
    return identity.state in ENTERABLE and (not identity.refusal or may_correct(RefusalReason(identity.refusal)))


def _typed_before(identity: Identity | None) -> dict[str, str]:
    """Own numbers that are not proven yet, to be corrected rather than typed anew."""
    if identity is None:
        return {}
    typed = _numbers_of(identity)
    return {
        "nik": typed.nik,
        "family_card": typed.family_card,
        "birth_date": f"{typed.birth_date:%d %m %Y}",
    }


def _numbers_of(identity: Identity) -> Numbers:
    return Numbers(
        nik=identity.nik,
        family_card=identity.family_card,
        birth_date=identity.birth_date,
    )


def _numbers_page(request: ApplicantRequest, form: NumbersForm) -> HttpResponse:
    return render(request, "identity/numbers.html", {"form": form})


def _check_page(request: ApplicantRequest, identity: Identity, refused: TooManyAsks | None = None) -> HttpResponse:
    typed = _numbers_of(identity)
    context = {
        "nik": groups_of_four(typed.nik),
        "family_card": groups_of_four(typed.family_card),
        "birth_date": typed.birth_date,
        "oddities": [ODDITIES[oddity] for oddity in oddities_in(typed)],
        "open_again_at": refused.open_again_at if refused else None,
    }
    return render(request, "identity/check.html", context, status=429 if refused else 200)
