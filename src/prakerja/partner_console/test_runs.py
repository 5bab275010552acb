"""Which test cases the institution's program has passed, by what it was refused last, and beginning one anew."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partners.states import PartnerKind
from prakerja.training.rehearsals.cases import codes_of
from prakerja.training.rehearsals.code_calls import BeginAnew
from prakerja.training.rehearsals.own_cases import own_cases
from prakerja.training.rehearsals.rehearse import rehearse


@require_safe
@member_page(kind=PartnerKind.INSTITUTION)
def test_runs(request: MemberRequest) -> HttpResponse:
    cases = own_cases(request.partner.pk)
    passed = sum(one.first_passed_at is not None for one in cases)
    return render(request, "partner_console/test_runs.html", {"cases": cases, "passed": passed, "all": len(cases)})


@require_POST
@member_page(kind=PartnerKind.INSTITUTION)
def begin_anew(request: MemberRequest, label: str) -> HttpResponse:
    """As `payment/redeem-code/reset` does it. What was passed stays passed."""
    code = codes_of(request.partner.pk).get(label)
    if code is None:
        raise Http404
    with unit_of_work(by=request.actor) as work:
        answer = rehearse(code=code, call=BeginAnew(), by=work.actor, now=work.now)
    if isinstance(answer, Refused):
        messages.error(request, _("Kasus uji ini selalu ditolak, jadi tidak ada yang dimulai dari awal."))
    else:
        messages.success(request, _("Kasus uji %(label)s dimulai dari awal.") % {"label": label})
    return redirect("partner_console:test_runs")
