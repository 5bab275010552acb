"""The notice and the slips, downloaded by whom they are about. No name and no number stands in a file's name."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from prakerja.appeals.repayment.own_demand import own_demand
from prakerja.pages.middleware import ApplicantRequest
from prakerja.words.repayment_papers import notice_pdf, slip_pdf


@require_safe
def notice(request: ApplicantRequest) -> HttpResponse:
    own = own_demand(request.applicant_id)
    if own is None:
        return redirect("cards:card")
    return _pdf(notice_pdf(own, request.user.full_name), "surat-pengembalian-prakerja.pdf")


@require_safe
def slip(request: ApplicantRequest, number: int) -> HttpResponse:
    own = own_demand(request.applicant_id)
    paid = next((one for one in own.repayments if one.number == number), None) if own else None
    if own is None or paid is None:
        return redirect("appeals:repayment")
    return _pdf(slip_pdf(own, paid, request.user.full_name), "bukti-pengembalian-prakerja.pdf")


def _pdf(written: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written, content_type="application/pdf", headers=headers)
