"""What became of the money of each approved statement, and the slip of each payment that has arrived."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.payouts.partners.own_partner_payments import NoSuchPayment, own_partner_payments, own_slip
from prakerja.training.statements.summary_pdf import write_summary_pdf
from prakerja.words.partner_payments import PART_STATES, PAYMENT_STATES, slip_of, way_out


@require_safe
@member_page(when_suspended=True)
def payments(request: MemberRequest) -> HttpResponse:
    rows = own_partner_payments(now=read_clock(), by=request.actor)
    shown = [
        (one, PAYMENT_STATES[one.state], way_out(one), [(part, PART_STATES[part.state]) for part in one.parts])
        for one in rows
    ]
    return render(request, "partner_console/payments.html", {"rows": shown})


@require_safe
@member_page(when_suspended=True)
def payment_slip(request: MemberRequest, number: int) -> HttpResponse:
    try:
        slip = own_slip(number=number, now=read_clock(), by=request.actor)
    except NoSuchPayment:
        raise Http404 from None
    answer = HttpResponse(write_summary_pdf(slip_of(slip)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="bukti-{slip.part.reference}.pdf"'
    return answer
