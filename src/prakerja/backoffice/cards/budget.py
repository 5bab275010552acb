"""Budgets and seats on one page, and proposing what the state allows for a year and what the bank's statement says."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.approvals.facts_of_proposal import facts_of_plan
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.cards.budget_forms import AmountAtHouseForm, AmountOfYearForm, MoveFloatForm
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE
from prakerja.cards.budget_figures import BudgetFigures
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.fee_act import NOTE_FEE
from prakerja.cards.move_float_act import MOVE_FLOAT
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.kit.clock import read_clock
from prakerja.kit.refused import Refused
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import shows
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.approvals import REFUSED
from prakerja.words.ledger import signed_rupiah
from prakerja.words.payout_office import house_words
from prakerja.words.plans import plan_words, subject_words

_ACTS: Final = tuple(act.name for act in (ALLOW_BUDGET, FUND_WAVE, NOTE_DEPOSIT, NOTE_FEE, MOVE_FLOAT, CLOSE_YEAR))
_LEADS: Final = {
    ALLOW_BUDGET.name: gettext_lazy("Isi jumlah tambahannya, bukan jumlah seluruhnya."),
    NOTE_DEPOSIT.name: gettext_lazy("Isi satu setoran, seperti tertulis di rekening koran."),
    MOVE_FLOAT.name: gettext_lazy(
        "Isi satu pemindahan antara rekening kita sendiri, seperti tertulis di kedua rekening koran."
    ),
    NOTE_FEE.name: gettext_lazy("Isi satu biaya, seperti tertulis di rekening koran."),
}


@require_safe
@staff_page(Permission.READ_CARDS)
def budget(request: StaffRequest) -> HttpResponse:
    now, figures = read_clock(), BudgetFigures.now()
    waiting = still_open(Proposal.objects.waiting(now).filter(act__in=_ACTS), now=now)
    context = {
        "figures": figures,
        "at_houses": [
            (house_words(house), [signed_rupiah(year.at_houses.get(house, 0)) for year in figures.years])
            for house in figures.houses
        ],
        "as_of": now,
        "waiting": [(one, ACT_TITLES[one.act], subject_words(one.plan)) for one in waiting],
        "may_decide": Permission.DECIDE_BUDGET in request.may,
        "may_plan": Permission.PLAN_WAVES in request.may,
    }
    return render(request, "backoffice/budget.html", context)


@form_page
@staff_page(Permission.DECIDE_BUDGET)
def allow(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return _amount_page(request, ALLOW_BUDGET, AmountOfYearForm())
    return _sent(request, ALLOW_BUDGET, AmountOfYearForm(request.POST))


@form_page
@staff_page(Permission.DECIDE_BUDGET)
def deposit(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return _amount_page(request, NOTE_DEPOSIT, AmountAtHouseForm())
    return _sent(request, NOTE_DEPOSIT, AmountAtHouseForm(request.POST))


@form_page
@staff_page(Permission.DECIDE_BUDGET)
def fee(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return _amount_page(request, NOTE_FEE, AmountAtHouseForm())
    return _sent(request, NOTE_FEE, AmountAtHouseForm(request.POST))


@form_page
@staff_page(Permission.DECIDE_BUDGET)
def move(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return _amount_page(request, MOVE_FLOAT, MoveFloatForm())
    return _sent(request, MOVE_FLOAT, MoveFloatForm(request.POST))


def _amount_page(request: StaffRequest, act: Act, form: AmountOfYearForm) -> HttpResponse:
    context = {"form": form, "title": ACT_TITLES[act.name], "lead": _LEADS[act.name]}
    return render(request, "backoffice/budget_amount.html", context)


def _sent(request: StaffRequest, act: Act, form: AmountOfYearForm) -> HttpResponse:
    """What is sent here is shown once more, with what would happen; `go=propose` proposes it."""
    if not form.is_valid() or pressed(request, "go") == "change":
        return _amount_page(request, act, form)
    if pressed(request, "go") != "propose":
        return _foreseen(request, act, form)
    tell(
        request,
        lambda work: propose_act(
            act=act,
            subject=form.subject,
            asked=form.asked(),
            reason=form.cleaned_data["reason"],
            by=work.actor,
            now=work.now,
        ),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=facts_of_plan(act, form.subject, form.asked(), now=read_clock()),
    )
    return redirect("backoffice:cards:budget")


def _foreseen(request: StaffRequest, act: Act, form: AmountOfYearForm) -> HttpResponse:
    try:
        plan = act.foresee(form.subject, form.asked(), read_clock())
    except Refused as refused:
        messages.error(request, str(REFUSED[type(refused)]))
        return _amount_page(request, act, form)
    shows(request, *facts_of_plan(act, form.subject, form.asked(), now=read_clock()))
    told = {"plan": plan_words(plan), "consequence": CONSEQUENCES[act.name]}
    return render(request, "backoffice/budget_confirm.html", {"form": form, "title": ACT_TITLES[act.name], **told})
