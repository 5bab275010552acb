"""Objecting to what one is asked to pay back, and to what was added to it: once each, in one's own words."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.appeals.repayment.object_to_demand import (
    LONGEST_OBJECTION,
    ObjectedToDemand,
    ObjectionWithoutText,
    TooLateToObject,
    object_to_demand,
)
from prakerja.appeals.repayment.own_demand import OwnDemand, own_demand
from prakerja.appeals.repayment.refusals import NotOpen
from prakerja.kit.clock import read_clock
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.objection_form import ObjectionForm


def objection_form(data: QueryDict | None = None) -> ObjectionForm:
    return ObjectionForm(
        data,
        question=_("Mengapa permintaan ini keliru?"),
        missing=_("Tulis mengapa permintaan ini keliru"),
        longest=LONGEST_OBJECTION,
    )


@form_page
def objection_page(request: ApplicantRequest) -> HttpResponse:
    own = own_demand(request.applicant_id)
    if own is None:
        return redirect("cards:card")
    if request.method != "POST":
        return _shown(request, own, objection_form())
    form = objection_form(request.POST)
    if not form.is_valid():
        return _shown(request, own, form)
    try:
        with unit_of_work(by=request.actor) as work:
            object_to_demand(
                applicant_id=request.applicant_id,
                number=own.demand.number,
                text=form.cleaned_data["text"],
                by=work.actor,
                now=work.now,
            )
    except ObjectionWithoutText:
        form.add_error("text", form.fields["text"].error_messages["required"])
        return _shown(request, own, form)
    except (ObjectedToDemand, NotOpen, TooLateToObject):
        pass  # The page says how it stands.
    return redirect("appeals:objection")


def _shown(request: ApplicantRequest, own: OwnDemand, form: ObjectionForm) -> HttpResponse:
    added = own.to_object_to(read_clock())
    context = {
        "own": own,
        "said": [(one, Rupiah(one.added)) for one in own.objections],
        "form": form,
        "is_open": added is not None,
        "added": added,
    }
    return render(request, "appeals/objection.html", context)
