"""Proposing that seats of a wave that fell vacant go to whoever is next: what would happen, or why not now."""

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
from prakerja.draw.models import Continuation
from prakerja.journey.vacant_seats.act import FILL_SEATS
from prakerja.kit.clock import read_clock
from prakerja.pages.methods import form_page
from prakerja.pages.shown import shows
from prakerja.waves.models import Wave
from prakerja.words.acts import CONSEQUENCES
from prakerja.words.approvals import REFUSED
from prakerja.words.plans import plan_words


@form_page
@staff_page(Permission.DECIDE_WAVES)
def vacant_seats(request: StaffRequest, number: int) -> HttpResponse:
    wave = get_object_or_404(Wave, number=number)
    if request.method != "POST":
        return _page(request, wave, ReasonForm(name="fill"))
    form = ReasonForm(request.POST, name="fill")
    if not form.is_valid():
        return _page(request, wave, form)
    tell(
        request,
        lambda work: propose_act(act=FILL_SEATS, subject=str(wave.pk), reason=form.reason, by=work.actor, now=work.now),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=facts_of_plan(FILL_SEATS, str(wave.pk), {}, now=read_clock()),
    )
    return redirect("backoffice:waves:vacant_seats", number)


def _page(request: StaffRequest, wave: Wave, form: ReasonForm) -> HttpResponse:
    now = read_clock()
    shows(request, *facts_of_plan(FILL_SEATS, str(wave.pk), {}, now=now))
    waiting = still_open(Proposal.objects.of(FILL_SEATS.name, str(wave.pk)).waiting(now), now=now)
    context: dict[str, object] = {
        "wave": wave,
        "form": form,
        "waiting": next(iter(waiting), None),
        "consequence": CONSEQUENCES[FILL_SEATS.name],
        "continuations": Continuation.objects.filter(draw_id=wave.pk),
        "plan": None,
        "why_not": "",
    }
    try:
        context["plan"] = plan_words(FILL_SEATS.foresee(str(wave.pk), {}, now))
    except tuple(REFUSED) as refused:
        context["why_not"] = REFUSED[type(refused)]
    return render(request, "backoffice/vacant_seats.html", context)
