"""Objecting to having been left out of a draw: once, in one's own words; and what became of it."""

from typing import Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.appeals.screening.object_to_verdict import (
    LONGEST_OBJECTION,
    NoVerdictToObjectTo,
    ObjectedToVerdict,
    TooLateForVerdict,
    VerdictObjectionEmpty,
    object_to_verdict,
)
from prakerja.appeals.screening.own_objection import OwnVerdictObjection, own_verdict_objection
from prakerja.draw.appeals.appellant import home_area_of
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.objection_form import ObjectionForm
from prakerja.web.draw.last_ones import last_ones

#: A result file has so much of a key.
_DIGITS: Final = 16


def objection_form(data: QueryDict | None = None) -> ObjectionForm:
    return ObjectionForm(
        data,
        question=_("Mengapa menurut Anda ini keliru?"),
        missing=_("Tulis mengapa menurut Anda ini keliru"),
        longest=LONGEST_OBJECTION,
    )


@form_page
def objection_page(request: ApplicantRequest, number: int) -> HttpResponse:
    own = own_verdict_objection(number=number, applicant_id=request.applicant_id)
    if own is None:
        return redirect("waves:result", number)
    if request.method != "POST":
        return _shown(request, own, objection_form())
    form = objection_form(request.POST)
    if not form.is_valid():
        return _shown(request, own, form)
    try:
        with unit_of_work(by=request.actor) as work:
            object_to_verdict(
                wave_id=own.wave.pk,
                applicant_id=request.applicant_id,
                text=form.cleaned_data["text"],
                by=work.actor,
                now=work.now,
            )
    except VerdictObjectionEmpty:
        form.add_error("text", form.fields["text"].error_messages["required"])
        return _shown(request, own, form)
    except (NoVerdictToObjectTo, ObjectedToVerdict, TooLateForVerdict):
        pass  # The page says how it stands.
    return redirect("waves:objection", number)


def _shown(request: ApplicantRequest, own: OwnVerdictObjection, form: ObjectionForm) -> HttpResponse:
    context: dict[str, object] = {"own": own, "form": form, "is_open": own.is_open(read_clock()), "last_ones": []}
    if own.outcome is not None:
        key = own.outcome.key[:_DIGITS]
        area = home_area_of(own.wave, request.applicant_id)
        context |= {"own_key": key, "last_ones": last_ones(own.wave.pk, area, key)}
    return render(request, "result/objection.html", context)
