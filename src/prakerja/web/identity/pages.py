"""Step 2 on the web, around numbers and photos: the way in, waiting for the registry, its answer, the result."""

from datetime import timedelta
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.identity.ask_again import ask_again, may_ask_again
from prakerja.identity.claim_nik import claim_nik
from prakerja.identity.models import Identity, Photo
from prakerja.identity.rules import NOT_A_SLIP, RefusalReason, may_correct
from prakerja.identity.states import UPLOADING, IdentityState
from prakerja.kit.clock import read_clock
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.middleware import ApplicantRequest
from prakerja.web.identity import photos as identity_photos
from prakerja.web.identity.while_in import while_in
from prakerja.words.identity import REFUSALS

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


@require_safe
def start(request: ApplicantRequest) -> HttpResponse:
    identity = Identity.objects.for_applicant(request.applicant_id).first()
    if identity is None:
        return render(request, "identity/start.html")
    if identity.state in UPLOADING:
        return redirect("identity:photo", identity_photos.next_kind(identity))
    return redirect(_PAGES[IdentityState(identity.state)])


@require_safe
@while_in(IdentityState.ASKING)
def waiting(request: ApplicantRequest, identity: Identity) -> HttpResponse:
    asked_at = identity.asked_at
    assert asked_at is not None
    waited = read_clock() - asked_at
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
        "may_ask_again": may_ask_again(identity),
        "may_claim": reason is RefusalReason.NIK_IN_USE,
        "answered_at": identity.answered_at,
        "asks_dukcapil": reason is RefusalReason.NOT_FOUND,
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


@require_POST
@while_in(IdentityState.REFUSED)
def again(request: ApplicantRequest, identity: Identity) -> HttpResponse:  # noqa: ARG001  the guard's
    try:
        with unit_of_work(by=request.actor) as work:
            ask_again(applicant_id=request.applicant_id, by=work.actor, now=work.now)
    except MoveRefused:
        return redirect("identity:start")
    messages.info(request, _("Cocokkan data Anda dengan KTP dan KK, lalu kirim lagi. Petugas lain yang memutuskan."))
    return redirect("identity:start")


@require_safe
@while_in(IdentityState.CLAIMED, IdentityState.REVIEW, IdentityState.VERIFIED)
def result(request: ApplicantRequest, identity: Identity) -> HttpResponse:
    is_verified = identity.state == IdentityState.VERIFIED
    latest = Photo.objects.current(identity).last()
    # A claim is not told apart: who did not make one must not learn that the NIK is with somebody else.
    context = {"is_verified": is_verified, "latest": latest}
    return render(request, "identity/result.html", context)
