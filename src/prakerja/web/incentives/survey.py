"""A survey: answered bit by bit, kept as a draft, handed in once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.incentives.models import Survey
from prakerja.incentives.states import SurveyState
from prakerja.incentives.surveys.hand_in_survey import AnswersMissing, hand_in_survey
from prakerja.incentives.surveys.own_survey import own_survey
from prakerja.incentives.surveys.questions import versions
from prakerja.incentives.surveys.rules import PAID_WITHIN
from prakerja.incentives.surveys.save_survey import save_survey
from prakerja.incentives.surveys.to_answer import SurveyOver
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.middleware import ApplicantRequest
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.standing import Standing
from prakerja.payouts.states import DueKind
from prakerja.words.incentives import day_words
from prakerja.words.payments import said_of
from prakerja.words.surveys import OPTIONS, QUESTIONS

#: As many as the column holds.
_MOST = 2**15
#: What its card, its certificate or its year has come to.
_EARNS_NOTHING: Final = {Standing.NOT_COMING, Standing.NO_CERTIFICATE, Standing.GONE, Standing.OVER}


class SurveyForm(forms.Form):
    """A question each; a draft may lack some, and what is shown says that all are answered before it is sent."""

    use_required_attribute = False

    def __init__(
        self,
        version: int,
        answers: Mapping[str, str] | None = None,
        data: QueryDict | None = None,
        *,
        is_draft: bool = False,
    ) -> None:
        super().__init__(data=data, initial=dict(answers or {}))
        for code, options in versions()[version].items():
            self.fields[code] = forms.ChoiceField(
                label=str(QUESTIONS[code]),
                choices=[(option, OPTIONS[code][option]) for option in options],
                widget=forms.RadioSelect,
                required=not is_draft,
                error_messages={
                    "required": _("Pilih satu jawaban"),
                    "invalid_choice": _("Pilih salah satu jawaban yang tertera."),
                },
            )

    def say_what_is_missing(self, codes: list[str]) -> None:
        for code in codes:
            self.add_error(code, _("Pilih satu jawaban"))


@form_page
def survey_page(request: ApplicantRequest, number: int) -> HttpResponse:
    survey = own_survey(request.applicant_id, number) if number < _MOST else None
    if survey is None:
        return redirect("incentives:incentives")
    if request.method != "POST":
        return _shown(request, survey, SurveyForm(survey.version, answers=survey.answers))
    hands_in = pressed(request, "go") == "hand_in"
    form = SurveyForm(survey.version, data=request.POST, is_draft=not hands_in)
    if not form.is_valid():
        return _shown(request, survey, form)
    try:
        _keep(request, survey, form, hands_in=hands_in)
    except AnswersMissing as refused:
        form.say_what_is_missing(refused.missing)
        return _shown(request, survey, form)
    except SurveyOver:
        return redirect("incentives:survey", number)  # The page says how it stands.
    if not hands_in:
        messages.success(request, _("Draf tersimpan. Survei belum dikirim."))
    return redirect("incentives:survey", number)


def _keep(request: ApplicantRequest, survey: Survey, form: SurveyForm, *, hands_in: bool) -> None:
    do = hand_in_survey if hands_in else save_survey
    answers = {code: option for code, option in form.cleaned_data.items() if option}
    with unit_of_work(by=request.actor) as work:
        do(
            applicant_id=request.applicant_id,
            award=survey.award,
            number=survey.number,
            answers=answers,
            by=work.actor,
            now=work.now,
        )


def _shown(request: ApplicantRequest, survey: Survey, form: SurveyForm) -> HttpResponse:
    now, handed_in = read_clock(), survey.handed_in_at
    unpaid = _unpaid(request, survey, now)
    context = {
        "survey": survey,
        "form": form,
        "unpaid": unpaid,
        "is_open": not unpaid and survey.state == SurveyState.OPEN and wib_day(now) <= survey.open_until,
        "amount": Rupiah(survey.amount),
        "last_day": day_words(survey.open_until),
        "paid_by": day_words(wib_day(handed_in + PAID_WITHIN)) if handed_in else "",
    }
    return render(request, "incentives/survey.html", context)


def _unpaid(request: ApplicantRequest, survey: Survey, now: datetime) -> str:
    """Why nothing comes of it whatever is answered; empty: it is paid as every survey."""
    of_it = (survey.award, DueKind.SURVEY, survey.number)
    dues = own_payments(request.applicant_id, at=now).dues
    due = next(one for one in dues if (one.award, one.kind, one.number) == of_it)
    return said_of(due, now=now).text if due.standing in _EARNS_NOTHING else ""
