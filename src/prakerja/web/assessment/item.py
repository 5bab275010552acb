"""One item of the test on its page: shown, answered, passed over, left for the one before."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from prakerja.assessment.models import Sitting
from prakerja.assessment.save_answer import TimeIsUp, save_answer
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.middleware import ApplicantRequest
from prakerja.web.assessment.forms import AnswerForm
from prakerja.web.assessment.under_way import clock_of, under_way


@form_page
@under_way
def item(request: ApplicantRequest, sitting: Sitting, number: int) -> HttpResponse:
    if not 1 <= number <= len(sitting.items):
        raise Http404
    if request.method != "POST":
        given = sitting.given_answers.get(number - 1)
        return _item_page(request, sitting, number, _form(sitting, number, initial={"answer": given}))
    form = _form(sitting, number, data=request.POST)
    if not form.is_valid():
        return _item_page(request, sitting, number, form)
    option = form.cleaned_data["answer"]
    if option is None:
        return _onward(request, sitting, number)
    return _save_and_go_on(request, sitting, number, option)


def _save_and_go_on(request: ApplicantRequest, sitting: Sitting, number: int, option: int) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            save_answer(
                applicant_id=request.applicant_id, position=number - 1, option=option, by=work.actor, now=work.now
            )
    except TimeIsUp:
        return redirect("assessment:time_up")
    return _onward(request, sitting, number)


def _onward(request: ApplicantRequest, sitting: Sitting, number: int) -> HttpResponse:
    if pressed(request, "go") == "back" and number > 1:
        return redirect("assessment:item", number=number - 1)
    if number < len(sitting.items):
        return redirect("assessment:item", number=number + 1)
    return redirect("assessment:overview")


def _form(sitting: Sitting, number: int, **arguments: object) -> AnswerForm:
    return AnswerForm(sitting.items[number - 1], get_language() or "id", **arguments)


def _item_page(request: ApplicantRequest, sitting: Sitting, number: int, form: AnswerForm) -> HttpResponse:
    shown, language = sitting.items[number - 1], get_language() or "id"
    context = {
        "form": form,
        "number": number,
        "count": len(sitting.items),
        "passage": shown.passage.in_language(language) if shown.passage else "",
        "lines": [line.in_language(language) for line in shown.lines],
        **clock_of(sitting),
    }
    return render(request, "assessment/item.html", context)
