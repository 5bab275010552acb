"""The office's pages about waves: all of them, planning one, and one wave with its stages."""

from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.waves.plan_form import LARGEST_FILE, PlanForm
from prakerja.backoffice.waves.wave_page import wave_facts, wave_page
from prakerja.backoffice.waves.wave_stages import STAGES
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.uploads import takes_uploads
from prakerja.waves.models import Wave
from prakerja.waves.plan_wave import PlanRefused, plan_wave
from prakerja.waves.states import WaveState
from prakerja.words.waves import STATE_NAMES

_ACTS: Final[dict[str, Act]] = {stage.name: stage.decided for stage in STAGES if stage.decided}
_WITH_MONEY: Final = Wave.objects.select_related("budget")
_NAMES: Final = [act.name for act in _ACTS.values()]


@require_safe
@staff_page(Permission.READ_WAVES)
def waves(request: StaffRequest) -> HttpResponse:
    now = read_clock()
    waiting = {one.subject for one in still_open(Proposal.objects.waiting(now).filter(act__in=_NAMES), now=now)}
    rows = [
        (wave, STATE_NAMES[WaveState(wave.state)], str(wave.pk) in waiting)
        for wave in Wave.objects.with_total_seats().order_by("-number")
    ]
    return render(request, "backoffice/waves.html", {"rows": rows, "may_plan": Permission.PLAN_WAVES in request.may})


@form_page
@staff_page(Permission.PLAN_WAVES)
@takes_uploads(up_to=LARGEST_FILE)
def plan(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        last = Wave.objects.order_by("-number").values_list("number", "scheme").first() or (0, "")
        return _plan_page(request, PlanForm(initial={"number": last[0] + 1, "scheme": last[1]}))
    form = PlanForm(request.POST, request.FILES)
    if not form.is_valid():
        return _plan_page(request, form)
    try:
        with unit_of_work(by=request.actor) as work:
            wave = plan_wave(plan=form.plan(), by=work.actor, now=work.now)
    except PlanRefused as refused:
        form.add_refusals(refused.reasons)
        return _plan_page(request, form)
    return redirect("backoffice:waves:wave", wave.number)


def _plan_page(request: StaffRequest, form: PlanForm) -> HttpResponse:
    return render(request, "backoffice/wave_plan.html", {"form": form, "wave": None, "recovery": None})


@require_safe
@staff_page(Permission.READ_WAVES)
def wave(request: StaffRequest, number: int) -> HttpResponse:
    return wave_page(request, get_object_or_404(_WITH_MONEY, number=number))


@require_POST
@staff_page(Permission.DECIDE_WAVES)
def propose(request: StaffRequest, number: int, stage: str) -> HttpResponse:
    one, act = get_object_or_404(_WITH_MONEY, number=number), _ACTS.get(stage)
    if act is None:
        raise Http404
    form = ReasonForm(request.POST, name=stage)
    if not form.is_valid():
        return wave_page(request, one, form)
    tell(
        request,
        lambda work: propose_act(act=act, subject=str(one.pk), reason=form.reason, by=work.actor, now=work.now),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=wave_facts(one),
    )
    return redirect("backoffice:waves:wave", number)
