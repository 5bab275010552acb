"""One's own certificate as a digital badge: asked for, signed by the worker within seconds, downloaded, handed on."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.middleware import ApplicantRequest
from prakerja.training.certificates.ask_for_badge import ask_for_badge
from prakerja.training.certificates.withdrawal_act import NoCertificate
from prakerja.training.models import Badge, Certificate

#: As many as the column holds.
_MOST: Final = 2**15


@require_POST
def ask(request: ApplicantRequest, number: int) -> HttpResponse:
    try:
        if number < _MOST:
            with unit_of_work(by=request.actor) as work:
                ask_for_badge(applicant_id=request.applicant_id, purchase=number, by=work.actor, now=work.now)
    except NoCertificate:
        pass  # The page says how it stands.
    return redirect("learning:trainings")


@require_safe
def badge(request: ApplicantRequest, number: int) -> HttpResponse:
    mine = {"applicant_id": request.applicant_id, "purchase": number}
    found: Badge | None = None
    if number < _MOST and Certificate.objects.standing().filter(**mine).exists():
        found = Badge.objects.filter(**mine, signed_at__isnull=False).first()
    if found is None:
        return redirect("learning:trainings")
    disposition = 'attachment; filename="sertifikat-prakerja.jwt"'
    return HttpResponse(found.token, content_type="application/vc+jwt", headers={"Content-Disposition": disposition})
