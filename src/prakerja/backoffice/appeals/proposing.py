"""Proposing what two people decide about what somebody owes back, with what it would do shown before."""

from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.appeals.querysets import NoDemand
from prakerja.appeals.repayment.acts import (
    DEMAND,
    FIND_ALIVE,
    GIVE_BACK,
    HAND_OVER,
    LONGER_PLAN,
    REJECT,
    UPHOLD,
    WRITE_OFF,
)
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.own_demand import OwnDemand, demand_seen
from prakerja.appeals.repayment.propose_decision import propose_decision
from prakerja.appeals.states import LIVE, DemandState
from prakerja.approvals.facts_of_proposal import facts_of_plan
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.appeals.forms import BankLineForm, LongerPlanForm, ProposalForm, WriteOffForm
from prakerja.backoffice.approvals.told import tell
from prakerja.cards.card_acts import subject_of_card
from prakerja.kit.clock import read_clock
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page
from prakerja.pages.shown import shows
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.plans import plan_words, subject_words
from prakerja.words.words import Words

#: By the word in the address.
_ACTS: Final[dict[str, tuple[Act, type[ProposalForm]]]] = {
    "rencana": (LONGER_PLAN, LongerPlanForm),
    "serahkan": (HAND_OVER, ProposalForm),
    "hapus": (WRITE_OFF, WriteOffForm),
    "hidup": (FIND_ALIVE, ProposalForm),
    "benarkan": (UPHOLD, ProposalForm),
    "tolak": (REJECT, ProposalForm),
    "kembalikan": (GIVE_BACK, BankLineForm),
}
#: As many as the columns hold.
_NUMBERS: Final = range(1, 2**15)


def offers_on(own: OwnDemand, now: datetime) -> list[tuple[str, Words]]:
    """The word in the address, and the title, of what can be proposed about it as it stands."""
    state = own.demand.state
    can = {
        "rencana": state == DemandState.OPEN and bool(own.owed),
        "serahkan": own.is_overdue(now),
        "hapus": state in LIVE,
        "hidup": state == DemandState.WRITTEN_OFF and own.died_on is not None,
        "benarkan": state == DemandState.OBJECTED,
        "tolak": state == DemandState.OBJECTED,
        "kembalikan": bool(own.books.to_give_back),
    }
    return [(word, ACT_TITLES[_ACTS[word][0].name]) for word, is_possible in can.items() if is_possible]


@form_page
@staff_page(Permission.DECIDE_REPAYMENTS)
def propose_demand(request: StaffRequest, applicant_id: UUID, award: int) -> HttpResponse:
    if award not in _NUMBERS:
        raise Http404
    subject = subject_of_card((applicant_id, award))
    if request.method != "POST":
        return _page(request, DEMAND, subject, ProposalForm())
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _page(request, DEMAND, subject, form)
    _tell(request, DEMAND, subject, form)
    return redirect("backoffice:appeals:demands")


@form_page
@staff_page(Permission.DECIDE_REPAYMENTS)
def propose(request: StaffRequest, applicant_id: UUID, number: int, word: str) -> HttpResponse:
    if word not in _ACTS or number not in _NUMBERS:
        raise Http404
    try:
        demand_seen(applicant_id, number)
    except NoDemand:
        raise Http404 from None
    act, kind = _ACTS[word]
    subject = subject_of_demand((applicant_id, number))
    if request.method != "POST":
        return _page(request, act, subject, kind())
    form = kind(request.POST)
    if not form.is_valid():
        return _page(request, act, subject, form)
    _tell(request, act, subject, form)
    return redirect("backoffice:appeals:case", applicant_id, number)


def _proposed(act: Act, subject: str, form: ProposalForm, work: Work) -> object:
    if act in (UPHOLD, REJECT):
        return propose_decision(act=act, subject=subject, reason=form.reason, by=work.actor, now=work.now)
    said = {"act": act, "subject": subject, "asked": form.asked(), "reason": form.reason}
    return propose_act(**said, by=work.actor, now=work.now)  # type: ignore[arg-type]


def _tell(request: StaffRequest, act: Act, subject: str, form: ProposalForm) -> None:
    tell(
        request,
        partial(_proposed, act, subject, form),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=facts_of_plan(act, subject, form.example(), now=read_clock()),
    )


def _page(request: StaffRequest, act: Act, subject: str, form: ProposalForm) -> HttpResponse:
    plan = _plan_of(act, subject, form.example())
    shows(request, *facts_of_plan(act, subject, form.example(), now=read_clock()))
    context = {
        "title": ACT_TITLES[act.name],
        "consequence": CONSEQUENCES[act.name],
        "subject": subject_words(plan) if plan else "",
        "plan": plan_words({key: value for key, value in plan.items() if key not in form.example()}) if plan else [],
        "is_possible": plan is not None,
        "form": form,
    }
    return render(request, "backoffice/appeals/propose.html", context)


def _plan_of(act: Act, subject: str, asked: Plan) -> Plan | None:
    """None: it could not be done now."""
    try:
        return act.foresee(subject, asked, read_clock())
    except Refused:
        return None
