"""Finance records what came in, line by line of the bank's statement."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.appeals.querysets import NoDemand
from prakerja.appeals.repayment.case_of_line import LineOtherwise
from prakerja.appeals.repayment.record_repayment import LineOfTomorrow, LineUsed, record_repayment
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.appeals.forms import RepaymentForm
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.payouts.models import ReconciliationCase
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.words.appeals import APPEALS_REFUSED


@form_page
@staff_page(Permission.RECORD_REPAYMENTS)
def record_page(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, RepaymentForm(initial=_of_case(request.GET.get("selisih", ""))))
    form = RepaymentForm(request.POST)
    if not form.is_valid():
        return _shown(request, form)
    typed = form.cleaned_data
    fields = ("reference", "house", "line", "amount", "paid_on")
    try:
        with unit_of_work(by=request.actor) as work:
            made = record_repayment(**{name: typed[name] for name in fields}, by=work.actor, now=work.now)
    except NoDemand as refused:
        form.add_error("reference", str(APPEALS_REFUSED[type(refused)]))
        return _shown(request, form)
    except (LineUsed, LineOtherwise) as refused:
        form.add_error("line", str(APPEALS_REFUSED[type(refused)]))
        return _shown(request, form)
    except LineOfTomorrow as refused:
        form.add_error("paid_on", str(APPEALS_REFUSED[type(refused)]))
        return _shown(request, form)
    messages.success(request, _("Pengembalian tercatat. Orang itu diberi tahu dan mendapat buktinya."))
    return redirect("backoffice:appeals:case", made.applicant_id, made.demand)


def _shown(request: StaffRequest, form: RepaymentForm) -> HttpResponse:
    return render(request, "backoffice/appeals/record.html", {"form": form})


def _of_case(named: str) -> dict[str, object]:
    """What the bank's statement says of a line that is nobody's yet."""
    try:
        case = ReconciliationCase.objects.waiting().filter(pk=UUID(named), kind=CaseKind.UNKNOWN_LINE).first()
    except ValueError:
        return {}
    if case is None or case.difference <= 0:
        return {}
    return {"house": case.house, "line": case.about, "amount": case.difference, "paid_on": case.day}
