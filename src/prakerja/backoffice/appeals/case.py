"""One demand: how it stands, what was paid and said, what can be proposed; and its file for the lawyers."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from prakerja.accounts.models import Account
from prakerja.appeals.querysets import NoDemand
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.own_demand import OwnDemand, demand_seen
from prakerja.appeals.repayment.read_case_file import read_case_file
from prakerja.appeals.states import DemandState
from prakerja.approvals.models import Proposal
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.appeals.proposing import offers_on
from prakerja.backoffice.audit.history import history_of
from prakerja.kit.clock import read_clock
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.words.acts import ACT_TITLES
from prakerja.words.appeals import DEMAND_TAGS
from prakerja.words.repayment_papers import case_pdf, reason_words, spaced

#: As many as the column holds.
_NUMBERS = range(1, 2**15)


@require_safe
@staff_page(Permission.READ_REPAYMENTS)
def case_page(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    own, now = _seen(applicant_id, number), read_clock()
    waiting = Proposal.objects.waiting(now).filter(subject=subject_of_demand((applicant_id, number)))
    context = {
        "own": own,
        "tag": DEMAND_TAGS[DemandState(own.demand.state)],
        "reason": reason_words(own),
        "amount": Rupiah(own.demand.amount),
        "training": Rupiah(own.demand.training),
        "incentive": Rupiah(own.incentive),
        "grown": [(one.at, Rupiah(one.amount)) for one in own.grown],
        "said": [(one, Rupiah(one.added)) for one in own.objections],
        "reference": spaced(own.demand.reference),
        "dates": own.dates_on(now),
        "repayments": [(one, Rupiah(one.amount), Rupiah(one.left)) for one in own.repayments],
        "history": history_of(request, own.demand),
        "is_overdue": own.is_overdue(now),
        "waiting": [(one, ACT_TITLES[one.act]) for one in still_open(waiting, now=now)],
        "offers": offers_on(own, now) if Permission.DECIDE_REPAYMENTS in request.may else [],
    }
    return render(request, "backoffice/appeals/case.html", context)


@require_safe
@staff_page(Permission.READ_REPAYMENTS)
def case_as_pdf(_request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    own = _seen(applicant_id, number)
    name = Account.objects.filter(pk=applicant_id).values_list("full_name", flat=True).first() or ""
    headers = {"Content-Disposition": 'attachment; filename="berkas-pengembalian.pdf"'}
    return HttpResponse(case_pdf(own, name), content_type="application/pdf", headers=headers)


@require_POST
@staff_page(Permission.READ_REPAYMENTS)
def take_file(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    """As CSV; whoever takes it is on record."""
    _seen(applicant_id, number)
    with unit_of_work(by=request.actor) as work:
        text = read_case_file(applicant_id=applicant_id, number=number, by=work.actor, now=work.now)
    headers = {"Content-Disposition": 'attachment; filename="berkas-pengembalian.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _seen(applicant_id: UUID, number: int) -> OwnDemand:
    if number not in _NUMBERS:
        raise Http404
    try:
        return demand_seen(applicant_id, number)
    except NoDemand:
        raise Http404 from None
