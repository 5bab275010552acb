"""What people owe back: demands with their ages, those that end first before others, and claims not demanded yet."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.appeals.repayment.open_demands import ended_for_death, open_claims, open_demands
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.kit.clock import read_clock
from prakerja.words.appeals import DEMAND_TAGS

_MOST: Final = 200


@require_safe
@staff_page(Permission.READ_REPAYMENTS)
def demands(request: StaffRequest) -> HttpResponse:
    now = read_clock()
    rows = open_demands(now=now, limit=_MOST)
    context = {
        "rows": [(one, DEMAND_TAGS[one.state]) for one in rows],
        "of_dead": ended_for_death(now=now, limit=_MOST),
        "claims": open_claims(limit=_MOST),
        "may_decide": Permission.DECIDE_REPAYMENTS in request.may,
        "may_record": Permission.RECORD_REPAYMENTS in request.may,
    }
    return render(request, "backoffice/appeals/demands.html", context)
