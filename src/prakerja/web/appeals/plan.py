"""Choosing in how many parts one pays back, with the dates and sums of each way shown before."""

from collections.abc import Sequence
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.appeals.repayment.choose_plan import PlanFixed, TooLateForPlan, choose_plan
from prakerja.appeals.repayment.own_demand import OwnDemand, own_demand
from prakerja.appeals.repayment.refusals import NothingOwed, NotOpen
from prakerja.appeals.repayment.rules import MOST_PARTS, Part, last_day, parts_within
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.shown import require_as_shown, shows
from prakerja.words.amounts import rupiah


class PlanForm(forms.Form):
    use_required_attribute = False

    parts = forms.TypedChoiceField(
        label=gettext_lazy("Berapa kali membayar"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Pilih berapa kali membayar"),
            "invalid_choice": gettext_lazy("Pilih salah satu cara yang tertera"),
        },
    )

    def __init__(self, choices: list[tuple[int, str]], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["parts"].choices = choices  # type: ignore[attr-defined]  # a choice field has them


@form_page
def plan_page(request: ApplicantRequest) -> HttpResponse:
    own, now = own_demand(request.applicant_id), read_clock()
    if own is None or not own.may_plan(now):
        return redirect("appeals:repayment")
    if request.method != "POST":
        return _shown(request, own, PlanForm(_ways(own, now)))
    form = PlanForm(_ways(own, now), request.POST)
    if not form.is_valid():
        return _shown(request, own, form)
    try:
        with unit_of_work(by=request.actor) as work:
            require_as_shown(request, _parts(own, now))
            choose_plan(
                applicant_id=request.applicant_id,
                number=own.demand.number,
                parts=form.cleaned_data["parts"],
                by=work.actor,
                now=work.now,
            )
    except (NotOpen, NothingOwed, PlanFixed, TooLateForPlan):
        return redirect("appeals:repayment")  # The page says how it stands.
    messages.success(request, _("Rencana pembayaran tersimpan."))
    return redirect("appeals:repayment")


def _ways(own: OwnDemand, now: datetime) -> list[tuple[int, str]]:
    """Each with its dates and sums, as they would be."""
    ways = []
    for parts in _parts(own, now):
        told = "; ".join(f"{rupiah(part.amount)} {date_format(part.due_on, 'j F Y')}" for part in parts)
        ways.append((len(parts), _("%(count)s kali: %(parts)s") % {"count": len(parts), "parts": told}))
    return ways


def _parts(own: OwnDemand, now: datetime) -> list[Sequence[Part]]:
    clock = own.demand.clock
    today, last = now.astimezone(clock).date(), last_day(own.demand.pays_until, clock)
    counts = range(1, MOST_PARTS + 1)
    ways = [(count, parts_within(own.owed, count, today=today, last=last)) for count in counts]
    return [parts for count, parts in ways if len(parts) == count]


def _shown(request: ApplicantRequest, own: OwnDemand, form: PlanForm) -> HttpResponse:
    shows(request, _parts(own, read_clock()))
    return render(request, "appeals/plan.html", {"own": own, "form": form})
