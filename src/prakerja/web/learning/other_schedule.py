"""“Pilih jadwal lain”: whoever missed a schedule takes another one of the course."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.shown import require_as_shown, shows
from prakerja.training.declarations.own_schedules import OwnSchedules, own_schedules
from prakerja.training.declarations.refusals import NoOtherSchedule, NothingToMove
from prakerja.training.declarations.take_other_schedule import take_other_schedule
from prakerja.training.refusals import SeatsGone
from prakerja.words.moments import for_reader

#: As many as the column holds.
_MOST = 2**15


class ScheduleForm(forms.Form):
    use_required_attribute = False

    schedule = forms.TypedChoiceField(
        label=gettext_lazy("Jadwal"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Pilih salah satu jadwal"),
            "invalid_choice": gettext_lazy("Jadwal itu tidak dapat dipilih lagi. Pilih yang lain"),
        },
    )

    def __init__(self, one: OwnSchedules, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        between = _("%(start)s sampai %(end)s")
        choices = [
            (each.pk, between % {"start": for_reader(each.starts_at, None), "end": for_reader(each.ends_at, None)})
            for each in one.schedules
        ]
        self.fields["schedule"].choices = choices  # type: ignore[attr-defined]


@form_page
def other_schedule_page(request: ApplicantRequest, number: int) -> HttpResponse:
    one = own_schedules(request.applicant_id, number, at=read_clock()) if number < _MOST else None
    if one is None:
        return redirect("learning:trainings")
    if request.method != "POST":
        return _shown(request, one, number, ScheduleForm(one))
    form = ScheduleForm(one, request.POST)
    if not form.is_valid():
        return _shown(request, one, number, form)
    try:
        with unit_of_work(by=request.actor) as work:
            require_as_shown(request, *_times(one))
            take_other_schedule(
                applicant_id=request.applicant_id,
                number=number,
                schedule_id=form.cleaned_data["schedule"],
                by=work.actor,
                now=work.now,
            )
    except (SeatsGone, NoOtherSchedule):
        form.add_error("schedule", form.fields["schedule"].error_messages["invalid_choice"])
        return _shown(request, one, number, form)
    except NothingToMove:
        return redirect("learning:trainings")
    messages.success(request, _("Jadwal Anda sudah diganti. Kode redeem Anda tetap sama."))
    return redirect("learning:trainings")


def _times(one: OwnSchedules) -> list[tuple[int, datetime, datetime]]:
    return [(each.pk, each.starts_at, each.ends_at) for each in one.schedules]


def _shown(request: ApplicantRequest, one: OwnSchedules, number: int, form: ScheduleForm) -> HttpResponse:
    shows(request, *_times(one))
    return render(request, "learning/other_schedule.html", {"form": form, "one": one, "number": number})
