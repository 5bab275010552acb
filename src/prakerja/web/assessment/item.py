"""A sheet of the test: two items on a page, shown, answered, passed over, left for the sheet before.

Two and not one: nine pages fewer over a slow network, and nine taps; a screen of 360 px still shows one at a time.
"""

from collections.abc import Mapping
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from prakerja.assessment.models import Sitting
from prakerja.assessment.save_answers import TimeIsUp, save_answers
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.middleware import ApplicantRequest
from prakerja.web.assessment.forms import SheetForm, as_chosen
from prakerja.web.assessment.under_way import clock_of, under_way

_ON_A_SHEET: Final = 2


@form_page
@under_way
def item(request: ApplicantRequest, sitting: Sitting, number: int) -> HttpResponse:
    """The sheet on which the item with this number stands."""
    if not 1 <= number <= len(sitting.items):
        raise Http404
    first = number - (number - 1) % _ON_A_SHEET
    if request.method != "POST":
        return _sheet_page(request, sitting, _form(sitting, first, initial=sitting.given_answers))
    form = _form(sitting, first, data=request.POST)
    if not form.is_valid():
        return _sheet_page(request, sitting, form)
    given = form.given()
    return _save_and_go_on(request, sitting, first, given) if given else _onward(request, sitting, first)


def _save_and_go_on(request: ApplicantRequest, sitting: Sitting, first: int, given: Mapping[int, int]) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            save_answers(applicant_id=request.applicant_id, options=given, by=work.actor, now=work.now)
    except TimeIsUp:
        return redirect("assessment:time_up")
    return _onward(request, sitting, first)


def _onward(request: ApplicantRequest, sitting: Sitting, first: int) -> HttpResponse:
    if pressed(request, "go") == "back" and first > 1:
        return redirect("assessment:item", number=first - _ON_A_SHEET)
    if first + _ON_A_SHEET <= len(sitting.items):
        return redirect("assessment:item", number=first + _ON_A_SHEET)
    return redirect("assessment:overview")


def _form(
    sitting: Sitting, first: int, *, data: Mapping[str, str] | None = None, initial: Mapping[int, int] | None = None
) -> SheetForm:
    numbers = range(first, min(first + _ON_A_SHEET, len(sitting.items) + 1))
    items = {number: sitting.items[number - 1] for number in numbers}
    return SheetForm(items, get_language() or "id", data=data, initial=as_chosen(initial or {}, items))


def _sheet_page(request: ApplicantRequest, sitting: Sitting, form: SheetForm) -> HttpResponse:
    questions = form.questions()
    context = {
        "form": form,
        "questions": questions,
        "first": questions[0].number,
        "last": questions[-1].number,
        "count": len(sitting.items),
        **clock_of(sitting),
    }
    return render(request, "assessment/item.html", context)
