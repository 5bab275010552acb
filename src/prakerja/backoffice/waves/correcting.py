"""Correcting the plan of a wave that is not announced yet: the same form as planning, filled in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.waves.plan_form import LARGEST_FILE, PlanForm
from prakerja.backoffice.waves.wave_page import wave_facts
from prakerja.journey.correct_plan import MoneySetAside, correct_plan
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.shown import require_as_shown, shows
from prakerja.pages.uploads import takes_uploads
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.plan_of import plan_of
from prakerja.waves.plan_wave import PlanRefused
from prakerja.waves.seats_file import seats_file
from prakerja.waves.stages import StageNotDue
from prakerja.waves.states import WaveState
from prakerja.words.approvals import REFUSED


@form_page
@staff_page(Permission.PLAN_WAVES)
@takes_uploads(up_to=LARGEST_FILE)
def correct(request: StaffRequest, number: int) -> HttpResponse:
    wave = get_object_or_404(Wave, number=number)
    if wave.state != WaveState.PLANNED:
        messages.error(request, str(REFUSED[StageNotDue]))
        return redirect("backoffice:waves:wave", number)
    if request.method != "POST":
        return _page(request, wave, PlanForm(initial=_as_typed(wave)))
    form = PlanForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, wave, form)
    facts = wave_facts(wave)
    try:
        with unit_of_work(by=request.actor) as work:
            corrected = correct_plan(wave_id=WaveId(wave.pk), plan=form.plan(), by=work.actor, now=work.now)
            require_as_shown(request, *facts)
    except PlanRefused as refused:
        form.add_refusals(refused.reasons)
        return _page(request, wave, form)
    except MoneySetAside:
        form.add_error(
            None,
            _(
                "Uang untuk gelombang ini sudah disisihkan. Nomor, skema, jumlah kuota, dan tahun hasilnya tidak dapat"
                " diubah lagi. Batalkan gelombang ini dan rencanakan yang baru."
            ),
        )
        return _page(request, wave, form)
    except StageNotDue as refused:
        messages.error(request, str(REFUSED[type(refused)]))
        return redirect("backoffice:waves:wave", number)
    messages.success(request, _("Rencana disimpan. Usulan membukanya, bila ada, gugur dan harus diusulkan lagi."))
    return redirect("backoffice:waves:wave", corrected.number)


def _as_typed(wave: Wave) -> dict[str, object]:
    plan = plan_of(wave)
    return {**vars(plan), "seats": seats_file(plan.seats)}


def _page(request: StaffRequest, wave: Wave, form: PlanForm) -> HttpResponse:
    shows(request, *wave_facts(wave))
    return render(request, "backoffice/wave_plan.html", {"form": form, "wave": wave, "recovery": None})
