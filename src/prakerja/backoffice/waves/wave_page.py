"""One wave as the office sees it: its figures, and its steps with who proposed and who confirmed."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest
from prakerja.backoffice.waves.wave_progress import progress_of
from prakerja.backoffice.waves.wave_steps import STEPS, Figures, Stage, StepOnPage, facts_of, stage_of
from prakerja.draw.models import Custodian
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Joiner, SeatRow, StepApproval, Wave
from prakerja.waves.states import WaveState
from prakerja.words.waves import STATE_NAMES, area_words, group_words, share_words


class ReasonForm(forms.Form):
    """Why a step is proposed. The field carries the step's name, since a page may hold several of these forms."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, step: str) -> None:
        self.step = step
        super().__init__(data)
        self.fields[f"reason_{step}"] = forms.CharField(
            label=gettext_lazy("Alasan"),
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={
                "required": gettext_lazy("Tulis alasannya, untuk petugas kedua dan jejak audit"),
                "max_length": gettext_lazy("Tulis paling banyak 1.000 huruf"),
            },
        )

    @property
    def reason(self) -> str:
        return str(self.cleaned_data[f"reason_{self.step}"])


def wave_page(request: StaffRequest, wave: Wave, wrong: ReasonForm | None = None) -> HttpResponse:
    """The page. `wrong`: the form of a proposal that could not be accepted, shown with its error."""
    seat_rows = list(SeatRow.objects.filter(wave=wave))
    figures = Figures(joiners=Joiner.objects.filter(wave=wave).count(), seats=sum(row.seats for row in seat_rows))
    progress = progress_of(wave)
    steps = steps_of(wave, figures, request.staff_id, custodians=progress.get("custodians", []))
    context = {
        "wave": wave,
        "state": STATE_NAMES[WaveState(wave.state)],
        "figures": figures,
        "steps": [(one, _form_for(one, wrong)) for one in steps if not one.step.is_way_back],
        "ways_back": [(one, _form_for(one, wrong)) for one in steps if one.is_open_way_back],
        "step_now": next((one for one in steps if one.stage is Stage.NOW), None),
        "form": wrong,
        "share": _share_of(wave, seat_rows),
        "seats": [(row, area_words(row.area), group_words(row.group)) for row in seat_rows],
        "may_decide": Permission.DECIDE_WAVES in request.may,
        **progress,
    }
    return render(request, "backoffice/wave.html", context)


def _share_of(wave: Wave, rows: Sequence[SeatRow]) -> dict[str, str] | None:
    """The seats for those who have precedence in the wave's scheme, in words; None where nobody has."""
    priority = load_scheme(wave.scheme).priority
    if not priority.groups:
        return None
    words = share_words(priority.share_of((row.group, row.seats) for row in rows))
    return {**words, "aid": ", ".join(name.upper() for name in priority.not_yet_aided_first)}


def steps_of(wave: Wave, figures: Figures, reader: UUID, *, custodians: Sequence[Custodian]) -> list[StepOnPage]:
    """Every step in order, with the live proposal and the names of those who decided."""
    approvals = list(StepApproval.objects.live().filter(wave=wave))
    people = {person for one in approvals for person in (one.proposed_by, one.confirmed_by)}
    names = dict(Account.objects.filter(pk__in=people - {None}).values_list("pk", "full_name"))
    by_step = {approval.step: approval for approval in approvals}
    facts = facts_of(wave, figures)
    all_revealed = all(one.revealed_at for one in custodians)
    shown = []
    for step in STEPS:
        approval = by_step.get(step.decided or "")
        stage = stage_of(step, wave, all_revealed=all_revealed, is_proposed=approval is not None)
        shown.append(
            StepOnPage(
                step=step,
                stage=stage,
                words=str(step.has_done if stage is Stage.DONE else step.will_do) % facts,
                approval=approval,
                proposed_by=names.get(approval.proposed_by, "") if approval else "",
                confirmed_by=names.get(approval.confirmed_by, "") if approval and approval.confirmed_by else "",
                is_own=approval is not None and approval.proposed_by == reader,
            )
        )
    return shown


def _form_for(one: StepOnPage, wrong: ReasonForm | None) -> ReasonForm | None:
    if not one.may_propose or one.stage is not Stage.NOW:
        return None
    return wrong if wrong is not None and wrong.step == one.step.name else ReasonForm(step=one.step.name)
