"""An officer looks an applicant up: to give extra time for the test, confirmed once more, or to sign them out."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from prakerja.accounts.models import Account
from prakerja.assessment.grant_extra_time import (
    ExtraTimeAlreadyGranted,
    ExtraTimeNotAllowed,
    TestAlreadyFinished,
    grant_extra_time,
)
from prakerja.assessment.look_up_applicant import NoSuchApplicant, look_up_applicant
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.accounts.sign_somebody_out import sign_out_form, sign_somebody_out
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.assessment.extra_time_case import applicant_found, extra_time_case, found_by
from prakerja.backoffice.assessment.extra_time_forms import ExtraTimeForm, LookUpForm
from prakerja.kit.actor import ApplicantId
from prakerja.kit.clock import read_clock
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import require_as_shown, shows
from prakerja.words.words import Words

type FoundView = Callable[..., HttpResponse]

_REFUSED: Final[dict[type[Refused], Words]] = {
    ExtraTimeAlreadyGranted: gettext_lazy(
        "Pendaftar ini sudah mendapat tambahan waktu lain. Keputusan itu tetap berlaku; lihat di bawah."
    ),
    TestAlreadyFinished: gettext_lazy(
        "Tesnya sudah selesai, jadi tambahan waktu tidak ada gunanya lagi. Hasil tes tidak menentukan seleksi."
    ),
    ExtraTimeNotAllowed: gettext_lazy(
        "Tambahan waktu adalah 1 sampai 120 menit, diberikan petugas, dengan alasan. Tidak ada yang tersimpan."
    ),
}


def of_found_applicant(view: FoundView) -> FoundView:
    """The view gets the applicant whom this officer looked up; who did not look anybody up must do so first."""

    @wraps(view)
    def led(request: StaffRequest, found: str) -> HttpResponse:
        try:
            applicant_id = applicant_found(found, officer=request.staff_id)
        except signing.BadSignature:
            messages.warning(request, _("Pencarian itu bukan milik Anda atau sudah lebih dari satu jam. Cari lagi."))
            return redirect("backoffice:assessment:look_up")
        return view(request, found, applicant_id)

    return led


@form_page
@staff_page(Permission.READ_EXTRA_TIME, Permission.GRANT_EXTRA_TIME)
def look_up(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "backoffice/extra_time.html", {"form": LookUpForm()})
    form = LookUpForm(request.POST)
    if not form.is_valid():
        return render(request, "backoffice/extra_time.html", {"form": form})
    try:
        with unit_of_work(by=request.actor) as work:
            applicant_id = look_up_applicant(email=form.cleaned_data["email"], by=work.actor, now=work.now)
    except NoSuchApplicant:
        form.add_error("email", _("Tidak ada pendaftar dengan alamat ini. Cocokkan ejaannya dengan pendaftar."))
        return render(request, "backoffice/extra_time.html", {"form": form})
    return redirect("backoffice:assessment:case", found_by(request.staff_id, applicant_id))


@form_page
@staff_page(Permission.READ_EXTRA_TIME, Permission.GRANT_EXTRA_TIME)
@of_found_applicant
def case(request: StaffRequest, found: str, applicant_id: ApplicantId) -> HttpResponse:
    """What is sent here is asked about once more before it is done; `go=change` brings it back into the form."""
    if request.method != "POST":
        return _case_page(request, found, applicant_id, ExtraTimeForm())
    form, one = ExtraTimeForm(request.POST), extra_time_case(applicant_id, now=read_clock())
    if pressed(request, "go") == "change" or not form.is_valid() or not one.is_open:
        return _case_page(request, found, applicant_id, form)
    minutes = form.cleaned_data["minutes"]
    shows(request, minutes, one.end_with(minutes))
    context = {"found": found, "case": one, "form": form, "minutes": minutes, "new_end": one.end_with(minutes)}
    return render(request, "backoffice/extra_time_confirm.html", context)


@require_POST
@staff_page(Permission.READ_EXTRA_TIME, Permission.GRANT_EXTRA_TIME)
@of_found_applicant
def grant(request: StaffRequest, found: str, applicant_id: ApplicantId) -> HttpResponse:
    form = ExtraTimeForm(request.POST)
    if not form.is_valid():
        return _case_page(request, found, applicant_id, form)
    values, minutes = form.grant(), form.cleaned_data["minutes"]
    one = extra_time_case(applicant_id, now=read_clock())
    try:
        with unit_of_work(by=request.actor) as work:
            grant_extra_time(applicant_id=applicant_id, by=work.actor, now=work.now, **values)
            if one.grant is None:  # Granting the same twice changes nothing, and is no change of what was shown.
                require_as_shown(request, minutes, one.end_with(minutes))
    except tuple(_REFUSED) as refused:
        messages.warning(request, str(_REFUSED[type(refused)]))
    else:
        messages.success(request, _("Tambahan waktu tersimpan."))
    return redirect("backoffice:assessment:case", found)


@require_POST
@staff_page(Permission.READ_EXTRA_TIME, Permission.END_SESSIONS)
@of_found_applicant
def sign_out(request: StaffRequest, found: str, applicant_id: ApplicantId) -> HttpResponse:
    """The applicant is signed out everywhere: their telephone was stolen, or somebody else is in."""
    out = sign_out_form(request.POST)
    if not out.is_valid():
        return _case_page(request, found, applicant_id, ExtraTimeForm(), out=out)
    sign_somebody_out(request, Account.objects.get(pk=applicant_id), out)
    return redirect("backoffice:assessment:case", found)


def _case_page(
    request: StaffRequest,
    found: str,
    applicant_id: ApplicantId,
    form: ExtraTimeForm,
    *,
    out: ReasonForm | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {"found": found, "case": extra_time_case(applicant_id, now=read_clock()), "form": form}
    context["out"] = out or sign_out_form()
    return render(request, "backoffice/extra_time_case.html", context)
