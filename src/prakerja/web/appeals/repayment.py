"""“Pengembalian saya”: what is owed, why, by when, how it is paid, what was paid, and how one objects."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prakerja.appeals.repayment.own_demand import own_demand
from prakerja.appeals.states import OVERPAID, DemandState
from prakerja.kit.clock import read_clock
from prakerja.kit.rupiah import Rupiah
from prakerja.pages.middleware import ApplicantRequest
from prakerja.words.appeals import DEMAND_TAGS
from prakerja.words.repayment_papers import reason_words, spaced


@require_safe
def repayment_page(request: ApplicantRequest) -> HttpResponse:
    own = own_demand(request.applicant_id)
    if own is None:
        return redirect("cards:card")
    now, demand = read_clock(), own.demand
    context = {
        "own": own,
        "tag": DEMAND_TAGS[DemandState(demand.state)],
        "reason": reason_words(own),
        "is_overpaid": demand.because == OVERPAID,
        "amount": Rupiah(demand.amount),
        "training": Rupiah(demand.training),
        "incentive": Rupiah(own.incentive),
        "reference": spaced(demand.reference),
        "dates": own.dates_on(now),
        "slips": [(one, Rupiah(one.amount)) for one in own.repayments],
        "is_overdue": own.is_overdue(now),
        "grown": [(one.at, Rupiah(one.amount)) for one in own.grown],
        "to_object_to": own.to_object_to(now),
        "may_object": own.to_object_to(now) is not None,
        "may_plan": own.may_plan(now),
        "is_stopped": demand.state == DemandState.OBJECTED,
        "is_handed_over": demand.state == DemandState.HANDED_OVER,
    }
    return render(request, "appeals/repayment.html", context)
