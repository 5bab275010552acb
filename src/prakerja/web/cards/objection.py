"""Objecting to the end of one's card, or to its being held: once, in one's own words."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.cards.object_to_move import (
    LONGEST_OBJECTION,
    ObjectedAlready,
    ObjectionEmpty,
    ObjectionTooLate,
    object_to_move,
)
from prakerja.cards.own_objection import OwnObjection, own_objection
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.objection_form import ObjectionForm


def objection_form(data: QueryDict | None = None) -> ObjectionForm:
    return ObjectionForm(
        data,
        question=_("Mengapa menurut Anda ini keliru?"),
        missing=_("Tulis mengapa menurut Anda ini keliru"),
        longest=LONGEST_OBJECTION,
    )


@form_page
def objection_page(request: ApplicantRequest) -> HttpResponse:
    one = own_objection(request.applicant_id)
    if one is None:
        return redirect("cards:card")
    if request.method != "POST":
        return _shown(request, one, objection_form())
    form = objection_form(request.POST)
    if not form.is_valid():
        return _shown(request, one, form)
    try:
        with unit_of_work(by=request.actor) as work:
            object_to_move(
                applicant_id=request.applicant_id,
                award=one.award,
                text=form.cleaned_data["text"],
                by=work.actor,
                now=work.now,
            )
    except ObjectionEmpty:
        form.add_error("text", form.fields["text"].error_messages["required"])
        return _shown(request, one, form)
    except (ObjectedAlready, ObjectionTooLate):
        pass  # The page says how it stands.
    return redirect("cards:objection")


def _shown(request: ApplicantRequest, one: OwnObjection, form: ObjectionForm) -> HttpResponse:
    is_open = one.objected_at is None and read_clock() < one.until
    return render(request, "cards/objection.html", {"form": form, "one": one, "is_open": is_open})
