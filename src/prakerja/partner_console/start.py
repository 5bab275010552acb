"""The first page: whose it is, what waits, and what there is to do."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partner_console.waiting import waiting_for
from prakerja.partners.states import PartnerKind
from prakerja.words.catalogue import PARTNER_KINDS


@require_safe
@member_page(when_suspended=True)
def start(request: MemberRequest) -> HttpResponse:
    partner = request.partner
    context = {
        "kind": PARTNER_KINDS[PartnerKind(partner.kind)],
        "teaches": partner.kind == PartnerKind.INSTITUTION,
        "waiting": list(waiting_for(partner, now=read_clock())),
    }
    return render(request, "partner_console/start.html", context)
