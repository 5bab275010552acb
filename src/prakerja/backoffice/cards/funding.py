"""Proposing that the money for a wave's seats is set aside: what would happen, or what lacks for it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from prakerja.approvals.facts_of_proposal import facts_of_plan
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.cards.money_words import funding_words
from prakerja.cards.acts import FUND_WAVE, BudgetTooSmall, FundedAlready, year_of
from prakerja.cards.give_seats_again import SeatsNotCounted
from prakerja.kit.clock import read_clock
from prakerja.pages.methods import form_page
from prakerja.pages.shown import shows
from prakerja.waves.models import Wave
from prakerja.words.acts import CONSEQUENCES
from prakerja.words.plans import plan_words


@form_page
@staff_page(Permission.READ_CARDS, Permission.DECIDE_BUDGET)
def fund(request: StaffRequest, number: int) -> HttpResponse:
    wave = get_object_or_404(Wave, number=number)
    if request.method != "POST":
        return _page(request, wave, ReasonForm(name="fund"))
    form = ReasonForm(request.POST, name="fund")
    if not form.is_valid():
        return _page(request, wave, form)
    tell(
        request,
        lambda work: propose_act(act=FUND_WAVE, subject=str(wave.pk), reason=form.reason, by=work.actor, now=work.now),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=facts_of_plan(FUND_WAVE, str(wave.pk), {}, now=read_clock()),
    )
    return redirect("backoffice:cards:fund", number)


def _page(request: StaffRequest, wave: Wave, form: ReasonForm) -> HttpResponse:
    now = read_clock()
    shows(request, *facts_of_plan(FUND_WAVE, str(wave.pk), {}, now=now))
    waiting = still_open(Proposal.objects.of(FUND_WAVE.name, str(wave.pk)).waiting(now), now=now)
    context: dict[str, object] = {
        "wave": wave,
        "form": form,
        "waiting": next(iter(waiting), None),
        "consequence": CONSEQUENCES[FUND_WAVE.name],
        "may_decide": Permission.DECIDE_BUDGET in request.may,
    }
    try:
        plan = FUND_WAVE.foresee(str(wave.pk), {}, now)
        context |= {"plan": plan_words(plan), "money": funding_words(wave, plan)}
    except FundedAlready:
        context["is_funded"] = True
    except BudgetTooSmall as refused:
        context |= {"lacking": refused.lacking, "year": refused.year}
    except SeatsNotCounted as refused:
        context |= {"seats_lacking": refused.lacking, "year": year_of(wave)}
    return render(request, "backoffice/budget_wave.html", context)
