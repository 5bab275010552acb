"""The particulars: one question a page, each saved when it is sent, then a page to look them over."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.step_status import StepStatus
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.shown import shown_in, shows
from prakerja.profile.answers import Answers
from prakerja.profile.complete_particulars import ParticularsUnfinished, complete_particulars
from prakerja.profile.facts import answers_of
from prakerja.profile.rules import barriers_of, unanswered
from prakerja.profile.save_answer import AnswerRefused, save_answer
from prakerja.profile.status import status_of
from prakerja.regions.known import UnknownRegion, provinces, regency
from prakerja.web.profile.question import Ask, Page
from prakerja.web.profile.question_form import QuestionForm, typed_form_of
from prakerja.web.profile.questions import PAGE_OF_FIELD, PAGE_OF_SLUG, PAGES
from prakerja.words.profile import BARRIERS, CHOICES, words_for
from prakerja.words.words import Words


@dataclass(frozen=True)
class Row:
    """One line of the check page. No value: not answered yet."""

    label: Words
    values: tuple[Words, ...]
    url: str


@require_safe
def start(request: ApplicantRequest) -> HttpResponse:
    """Where one left off: the first open question, or the check page."""
    return redirect(_url_after(unanswered(answers_of(request.applicant_id))))


@form_page
def ask(request: ApplicantRequest, slug: str) -> HttpResponse:
    page = PAGE_OF_SLUG.get(slug)
    if page is None:
        raise Http404
    answers = answers_of(request.applicant_id)
    if not page.can_be_asked(answers):
        return redirect("profile:start")
    if request.method != "POST":
        return _show(request, page, QuestionForm(page, answers, day=_today()), answers)
    form = QuestionForm(page, answers, day=_today(), data=request.POST)
    if not form.is_valid():
        return _show(request, page, form, answers)
    try:
        with unit_of_work(by=request.actor) as work:
            missing = save_answer(applicant_id=request.applicant_id, typed=form.typed(), by=work.actor, now=work.now)
    except AnswerRefused as refused:
        for field, reason in refused.reasons.items():
            form.add_error(field, str(words_for(field, reason)))
        return _show(request, page, form, answers)
    return redirect(_url_after(missing))


@form_page
def check(request: ApplicantRequest) -> HttpResponse:
    if request.method != "POST":
        return _show_all(request)
    try:
        with unit_of_work(by=request.actor) as work:
            complete_particulars(
                applicant_id=request.applicant_id, by=work.actor, now=work.now, shown=shown_in(request)
            )
    except ParticularsUnfinished as refused:
        return redirect(_url_after(refused.missing))
    messages.success(request, _("Data diri Anda tersimpan."))
    return redirect("journey:onward")


def _show_all(request: ApplicantRequest) -> HttpResponse:
    answers = answers_of(request.applicant_id)
    shows(request, answers)
    context = {
        "rows": [_row(page, answers) for page in PAGES if page.only_if(answers)],
        "missing_url": _url_after(missing) if (missing := unanswered(answers)) else "",
        "is_done": status_of(request.applicant_id) == StepStatus.DONE,
        "barriers": [BARRIERS[barrier] for barrier in barriers_of(answers)],
    }
    return render(request, "profile/check.html", context)


def _show(request: HttpRequest, page: Page, form: QuestionForm, answers: Answers) -> HttpResponse:
    asked = [one for one in PAGES if one.only_if(answers) and not one.is_known]
    place = asked.index(page) if page in asked else None
    context = {
        "page": page,
        "form": form,
        "back_url": _url_before(asked, place, answers),
        "place": None if place is None else place + 1,
        "places": len(asked),
    }
    return render(request, "profile/question.html", context)


def _url_before(asked: list[Page], place: int | None, answers: Answers) -> str:
    if not unanswered(answers):
        return reverse("profile:check")
    return reverse("profile:ask", args=[asked[place - 1].slug]) if place else reverse("journey:dashboard")


def _url_after(missing: tuple[str, ...]) -> str:
    if not missing:
        return reverse("profile:check")
    return reverse("profile:ask", args=[PAGE_OF_FIELD[missing[0]].slug])


def _row(page: Page, answers: Answers) -> Row:
    values = tuple(words for one in page.asks if (words := _words_of(one, answers)))
    return Row(label=page.row, values=values, url=reverse("profile:ask", args=[page.slug]))


def _words_of(one: Ask, answers: Answers) -> Words:
    typed = typed_form_of(getattr(answers, one.field))
    if not typed:
        return ""
    if one.field.endswith(("_province", "_regency")):
        return _name_of_region(typed)
    return CHOICES[one.field][typed] if one.field in CHOICES else typed


def _name_of_region(code: str) -> str:
    try:
        return regency(code).name
    except UnknownRegion:
        return next(province.name for province in provinces() if province.code == code)


def _today() -> date:
    return wib_day(read_clock())
