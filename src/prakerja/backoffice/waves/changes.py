"""Proposing that a wave is moved or cancelled: what would happen, in figures, each on a page of its own."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.waves.schedule_form import ScheduleForm
from prakerja.kit.clock import read_clock
from prakerja.kit.refused import Refused
from prakerja.pages.methods import form_page
from prakerja.pages.shown import row_facts, shows
from prakerja.waves.acts import CANCEL, RESCHEDULE, asked_for
from prakerja.waves.models import Wave
from prakerja.waves.stages import MOVABLE, ScheduleRefused, require_movable, schedule_of
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.plans import plan_words


@form_page
@staff_page(Permission.DECIDE_WAVES)
def reschedule(request: StaffRequest, number: int) -> HttpResponse:
    wave = get_object_or_404(Wave, number=number)
    if request.method != "POST":
        return _schedule_page(request, wave, ScheduleForm(initial=schedule_of(wave)._asdict()))
    form = ScheduleForm(request.POST)
    if not form.is_valid() or not _is_movable(wave, form):
        return _schedule_page(request, wave, form)
    _propose(request, RESCHEDULE, wave, form.cleaned_data["reason"], asked_for(form.schedule))
    return redirect("backoffice:waves:wave", number)


def _is_movable(wave: Wave, form: ScheduleForm) -> bool:
    """What stands against it stands beside the fields. That the wave has gone on, the act says."""
    try:
        require_movable(wave, form.schedule, read_clock())
    except ScheduleRefused as refused:
        form.add_faults(refused.faults)
        return False
    except Refused:
        return True
    return True


def _schedule_page(request: StaffRequest, wave: Wave, form: ScheduleForm) -> HttpResponse:
    shows(request, *row_facts(wave))
    context: dict[str, object] = {
        "wave": wave,
        "title": ACT_TITLES[RESCHEDULE.name],
        "consequence": CONSEQUENCES[RESCHEDULE.name],
        "subject": _("Gelombang %(number)s") % {"number": wave.number},
        "plan": [],
        "is_possible": wave.state in MOVABLE,
        "form": form,
    }
    return render(request, "backoffice/wave_change.html", context)


@form_page
@staff_page(Permission.DECIDE_WAVES)
def cancel(request: StaffRequest, number: int) -> HttpResponse:
    wave = get_object_or_404(Wave, number=number)
    if request.method != "POST":
        return _cancel_page(request, wave, ReasonForm(name="cancel"))
    form = ReasonForm(request.POST, name="cancel", missing=_("Tulis alasannya, untuk semua orang"))
    if not form.is_valid():
        return _cancel_page(request, wave, form)
    _propose(request, CANCEL, wave, form.reason, {})
    return redirect("backoffice:waves:wave", number)


def _cancel_page(request: StaffRequest, wave: Wave, form: ReasonForm) -> HttpResponse:
    try:
        plan = CANCEL.foresee(str(wave.pk), {}, read_clock())
    except Refused:
        plan = None
    shows(request, *row_facts(wave))
    context = {
        "wave": wave,
        "title": ACT_TITLES[CANCEL.name],
        "consequence": CONSEQUENCES[CANCEL.name],
        "subject": _("Gelombang %(number)s") % {"number": wave.number},
        "plan": plan_words(plan) if plan else [],
        "is_possible": plan is not None,
        "form": form,
    }
    return render(request, "backoffice/wave_change.html", context)


def _propose(request: StaffRequest, act: Act, wave: Wave, reason: str, asked: Plan) -> None:
    subject = str(wave.pk)
    tell(
        request,
        lambda work: propose_act(act=act, subject=subject, asked=asked, reason=reason, by=work.actor, now=work.now),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=row_facts(wave),
    )
