"""Withdrawing a proposal: a page of its own, away from the confirmation, so that nobody does the one for the other."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import act_named
from prakerja.approvals.rules import may_withdraw
from prakerja.approvals.state_now import states_now
from prakerja.approvals.states import ProposalState
from prakerja.authority.require import require
from prakerja.backoffice.access import StaffRequest
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import withdraw_and_tell
from prakerja.kit.clock import read_clock
from prakerja.words.acts import ACT_TITLES
from prakerja.words.plans import subject_words


def withdrawal(request: StaffRequest, one: Proposal, *, back: str, home: Callable[[Proposal], str]) -> HttpResponse:
    """`back`: where the reader read the proposal. `home`: where they see what became of it."""
    if request.method != "POST":
        return _page(request, one, ReasonForm(name="withdraw"), back)
    require(act_named(one.act).permission, by=request.actor)
    form = ReasonForm(request.POST, name="withdraw", missing=_("Tulis mengapa usulan ini ditarik"))
    if not form.is_valid():
        return _page(request, one, form, back)
    withdraw_and_tell(request, one.pk, form.reason)
    return redirect(home(one))


def _page(request: StaffRequest, one: Proposal, form: ReasonForm, back: str) -> HttpResponse:
    is_open = states_now([one], now=read_clock())[one.pk] is ProposalState.PROPOSED
    context = {
        "proposal": one,
        "title": ACT_TITLES[one.act],
        "subject": subject_words(one.plan),
        "form": form,
        "back": back,
        "is_about_reader": one.about == request.staff_id,
        "is_open": is_open
        and act_named(one.act).permission in request.may
        and may_withdraw(person=request.staff_id, proposer=one.proposed_by, about=one.about),
    }
    return render(request, "backoffice/proposal_withdraw.html", context)
