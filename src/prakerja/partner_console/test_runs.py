"""Which test cases the institution's program has passed, and by what it was refused last."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partners.states import PartnerKind
from prakerja.training.rehearsals.own_cases import own_cases


@require_safe
@member_page(kind=PartnerKind.INSTITUTION)
def test_runs(request: MemberRequest) -> HttpResponse:
    cases = own_cases(request.partner.pk)
    passed = sum(one.first_passed_at is not None for one in cases)
    return render(request, "partner_console/test_runs.html", {"cases": cases, "passed": passed, "all": len(cases)})
