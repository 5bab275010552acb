"""The office's pages about waves: all of them, planning one, and one wave with its steps of two people."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.waves.plan_form import PlanForm
from prakerja.backoffice.waves.wave_page import ReasonForm, wave_page
from prakerja.backoffice.waves.wave_steps import STEPS
from prakerja.draw.custodians import TooFewCustodians
from prakerja.draw.thaw_candidates import SecretsAllRevealed
from prakerja.journey.advance_wave import SecretsMissing, advance_wave
from prakerja.kit.refused import Refused
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.approvals import StepNotDue
from prakerja.waves.close_wave import WindowNotBegun
from prakerja.waves.confirm_step import NothingProposed, SamePerson
from prakerja.waves.models import StepApproval, Wave, WaveId
from prakerja.waves.open_wave import WindowPassed
from prakerja.waves.plan_wave import PlanRefused, plan_wave
from prakerja.waves.propose_step import AlreadyProposed, propose_step
from prakerja.waves.states import WaveState, WaveStep
from prakerja.waves.withdraw_proposal import ConfirmedAlready, withdraw_proposal
from prakerja.words.waves import STATE_NAMES
from prakerja.words.words import Words

_REFUSED: Final[dict[type[Refused], Words]] = {
    SamePerson: gettext_lazy("Anda sendiri yang mengusulkan langkah ini. Petugas lain yang harus mengonfirmasinya."),
    NothingProposed: gettext_lazy("Usulan itu sudah ditarik. Lihat keadaan terbaru di bawah."),
    StepNotDue: gettext_lazy("Langkah itu sudah lewat atau belum gilirannya. Lihat keadaan terbaru di bawah."),
    MoveRefused: gettext_lazy("Langkah itu sudah lewat atau belum gilirannya. Lihat keadaan terbaru di bawah."),
    AlreadyProposed: gettext_lazy("Petugas lain sudah mengusulkan langkah ini. Konfirmasi atau tarik usulan itu."),
    ConfirmedAlready: gettext_lazy("Langkah ini sudah diputuskan dua orang dan tidak dapat ditarik."),
    WindowPassed: gettext_lazy("Waktu penutupannya sudah lewat. Rencanakan gelombang baru."),
    WindowNotBegun: gettext_lazy("Gelombang belum dapat diikuti siapa pun, jadi belum dapat ditutup."),
    TooFewCustodians: gettext_lazy(
        "Pemegang rahasia kurang dari tiga orang. Beri peran itu kepada orang lain lebih dulu."
    ),
    SecretsAllRevealed: gettext_lazy(
        "Semua rahasia sudah dibuka, jadi pembekuan tidak dapat dibatalkan lagi. Berikutnya undian."
    ),
    SecretsMissing: gettext_lazy("Belum semua pemegang rahasia membuka rahasianya."),
}


@require_GET
@staff_page(Permission.READ_WAVES)
def waves(request: StaffRequest) -> HttpResponse:
    waiting = set(StepApproval.objects.unconfirmed().values_list("wave_id", flat=True))
    rows = [
        (wave, STATE_NAMES[WaveState(wave.state)], wave.pk in waiting)
        for wave in Wave.objects.with_total_seats().order_by("-number")
    ]
    return render(request, "backoffice/waves.html", {"rows": rows, "may_plan": Permission.PLAN_WAVES in request.may})


@require_http_methods(["GET", "POST"])
@staff_page(Permission.PLAN_WAVES)
def plan(request: StaffRequest) -> HttpResponse:
    if request.method == "GET":
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
    return redirect("backoffice:wave", wave.number)


def _plan_page(request: StaffRequest, form: PlanForm) -> HttpResponse:
    return render(request, "backoffice/wave_plan.html", {"form": form})


@require_GET
@staff_page(Permission.READ_WAVES)
def wave(request: StaffRequest, number: int) -> HttpResponse:
    return wave_page(request, get_object_or_404(Wave, number=number))


@require_POST
@staff_page(Permission.DECIDE_WAVES)
def propose(request: StaffRequest, number: int, step: str) -> HttpResponse:
    if step not in WaveStep.values:
        raise Http404
    one, wave_step = get_object_or_404(Wave, number=number), WaveStep(step)
    form = ReasonForm(request.POST, step=step)
    if not form.is_valid():
        return wave_page(request, one, form)

    def do() -> None:
        with unit_of_work(by=request.actor) as work:
            propose_step(wave_id=WaveId(one.pk), step=wave_step, reason=form.reason, by=work.actor, now=work.now)

    return _done_or_refused(request, number, do, _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."))


@require_POST
@staff_page(Permission.DECIDE_WAVES)
def confirm(request: StaffRequest, approval_id: int) -> HttpResponse:
    approval = get_object_or_404(StepApproval.objects.select_related("wave"), pk=approval_id)

    def do() -> None:
        with unit_of_work(by=request.actor) as work:
            advance_wave(approval_id=approval_id, by=work.actor, now=work.now)

    title = next(step.title for step in STEPS if step.decided == approval.step)
    told = _("Dikonfirmasi: %(step)s.") % {"step": title}
    return _done_or_refused(request, approval.wave.number, do, told)


@require_POST
@staff_page(Permission.DECIDE_WAVES)
def withdraw(request: StaffRequest, approval_id: int) -> HttpResponse:
    approval = get_object_or_404(StepApproval.objects.select_related("wave"), pk=approval_id)

    def do() -> None:
        with unit_of_work(by=request.actor) as work:
            withdraw_proposal(approval_id=approval_id, by=work.actor, now=work.now)

    return _done_or_refused(request, approval.wave.number, do, _("Usulan ditarik."))


def _done_or_refused(request: StaffRequest, number: int, do: Callable[[], None], told: str) -> HttpResponse:
    try:
        do()
    except tuple(_REFUSED) as refused:
        messages.error(request, str(_REFUSED[type(refused)]))
    else:
        messages.success(request, told)
    return redirect("backoffice:wave", number)
