"""Proposing what two people of finance decide about a batch: what would happen, in figures, on a page of its own."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from prakerja.approvals.facts_of_proposal import facts_of_plan
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.kit.clock import read_clock
from prakerja.kit.refused import Refused
from prakerja.pages.methods import form_page
from prakerja.pages.shown import shows
from prakerja.payouts.acts import PAUSE, RELEASE, RESUME
from prakerja.payouts.models import Batch
from prakerja.payouts.states import BatchState
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.plans import plan_words, subject_words
from prakerja.words.words import Words

#: By the word in the address.
_ACTS: Final[dict[str, Act]] = {"cairkan": RELEASE, "jeda": PAUSE, "lanjutkan": RESUME}
_WORDS: Final[dict[BatchState, str]] = {
    BatchState.BUILT: "cairkan",
    BatchState.RELEASED: "jeda",
    BatchState.PAUSED: "lanjutkan",
    BatchState.STOPPED: "lanjutkan",
}


def offer_on(batch: Batch) -> tuple[str, Words] | None:
    """The word in the address, and the title, of what can be proposed about it as it stands."""
    word = _WORDS.get(BatchState(batch.state))
    return (word, ACT_TITLES[_ACTS[word].name]) if word else None


@form_page
@staff_page(Permission.DECIDE_PAYOUTS)
def propose(request: StaffRequest, batch_id: UUID, word: str) -> HttpResponse:
    batch, act = get_object_or_404(Batch, pk=batch_id), _ACTS.get(word)
    if act is None:
        raise Http404
    if request.method != "POST":
        return _page(request, batch, act, ReasonForm(name=word))
    form = ReasonForm(request.POST, name=word)
    if not form.is_valid():
        return _page(request, batch, act, form)
    subject = str(batch.pk)
    tell(
        request,
        lambda work: propose_act(act=act, subject=subject, reason=form.reason, by=work.actor, now=work.now),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=facts_of_plan(act, subject, {}, now=read_clock()),
    )
    return redirect("backoffice:payouts:batch", batch_id)


def _page(request: StaffRequest, batch: Batch, act: Act, form: ReasonForm) -> HttpResponse:
    plan = _plan_of(act, batch)
    shows(request, *facts_of_plan(act, str(batch.pk), {}, now=read_clock()))
    context = {
        "batch": batch,
        "title": ACT_TITLES[act.name],
        "consequence": CONSEQUENCES[act.name],
        "subject": subject_words(plan) if plan else "",
        "plan": plan_words(plan) if plan else [],
        "is_possible": plan is not None,
        "form": form,
    }
    return render(request, "backoffice/payouts/propose.html", context)


def _plan_of(act: Act, batch: Batch) -> Plan | None:
    """None: it could not be done now."""
    try:
        return act.foresee(str(batch.pk), {}, read_clock())
    except Refused:
        return None
