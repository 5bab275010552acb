"""An institution's courses: all of them, one of them, and writing one."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.shown import row_facts, shows
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partner_console.course_form import CourseForm, PageForm, PriceForm
from prakerja.partner_console.told import Told, tell
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_refusals import CourseCodeTaken, CourseRefused, NotADraft
from prakerja.training.change_course import change_course
from prakerja.training.change_price import change_price
from prakerja.training.draft_course import draft_course
from prakerja.training.models import Course
from prakerja.training.own_catalogue import own_course, own_courses, schedules_of
from prakerja.training.states import CourseState, Level, Method
from prakerja.training.topics import Topic
from prakerja.training.withdraw_own_course import withdraw_own_course
from prakerja.words.catalogue import COURSE_STATES, LEVEL_NAMES, METHOD_NAMES, TOPIC_NAMES
from prakerja.words.own_courses import CONSOLE_REFUSED

_TEACHES: Final = PartnerKind.INSTITUTION


@require_safe
@member_page(kind=_TEACHES)
def courses(request: MemberRequest) -> HttpResponse:
    rows, further = own_courses(request.partner, after=PageForm(request.GET).place)
    context = {"rows": [(one, COURSE_STATES[CourseState(one.state)]) for one in rows], "next": further}
    return render(request, "partner_console/courses.html", context)


@require_safe
@member_page(kind=_TEACHES)
def course(request: MemberRequest, course_id: int) -> HttpResponse:
    found = course_of(request, course_id)
    context = {
        "course": found,
        "state": COURSE_STATES[CourseState(found.state)],
        "method": METHOD_NAMES[Method(found.method)],
        "level": LEVEL_NAMES[Level(found.level)],
        "topics": [TOPIC_NAMES[Topic(one)] for one in found.topics if one in Topic],
        "moves": [(one, COURSE_STATES[CourseState(one.state)]) for one in found.moves.order_by("-number")],
        "schedules": schedules_of(found),
        "offers": list(found.offers.select_related("platform").order_by("platform__name")),
        "is_draft": found.state == CourseState.DRAFT,
        "is_open": found.state != CourseState.WITHDRAWN,
    }
    return render(request, "partner_console/course.html", context)


@form_page
@member_page(kind=_TEACHES)
def draft(request: MemberRequest) -> HttpResponse:
    today = wib_day(read_clock())
    if request.method != "POST":
        return _write_page(request, CourseForm(on=today))
    form = CourseForm(request.POST, on=today)
    if not form.is_valid():
        return _write_page(request, form)
    try:
        with unit_of_work(by=request.actor) as work:
            made = draft_course(content=form.content(), by=work.actor, now=work.now)
    except CourseRefused as refused:
        form.add_faults(refused.faults)
        return _write_page(request, form)
    except CourseCodeTaken as refused:
        form.add_error("code", str(CONSOLE_REFUSED[type(refused)]))
        return _write_page(request, form)
    messages.success(request, _("Draf tersimpan. Dua kurator memeriksanya sebelum tampil di katalog."))
    return redirect("partner_console:course", made.pk)


@form_page
@member_page(kind=_TEACHES)
def change(request: MemberRequest, course_id: int) -> HttpResponse:
    found, today = course_of(request, course_id), wib_day(read_clock())
    if request.method != "POST":
        return _write_page(request, CourseForm(on=today, course=found), found)
    form = CourseForm(request.POST, on=today, course=found)
    if not form.is_valid():
        return _write_page(request, form, found)
    try:
        with unit_of_work(by=request.actor) as work:
            change_course(content=form.content(), by=work.actor, now=work.now)
    except CourseRefused as refused:
        form.add_faults(refused.faults)
        return _write_page(request, form, found)
    except NotADraft as refused:
        messages.error(request, str(CONSOLE_REFUSED[type(refused)]))
    else:
        messages.success(request, _("Draf tersimpan. Usulan kurator yang lama gugur."))
    return redirect("partner_console:course", found.pk)


@form_page
@member_page(kind=_TEACHES)
def price(request: MemberRequest, course_id: int) -> HttpResponse:
    found = course_of(request, course_id)
    facts = row_facts(found)
    shows(request, *facts)
    if request.method != "POST":
        form = PriceForm(initial={"price": found.price})
        return render(request, "partner_console/price.html", {"course": found, "form": form})
    form = PriceForm(request.POST)
    if not form.is_valid():
        return render(request, "partner_console/price.html", {"course": found, "form": form})
    asked = form.cleaned_data["price"]
    told = tell(
        request,
        lambda work: change_price(course_code=found.code, price=asked, by=work.actor, now=work.now),
        _("Harga baru berlaku sejak sekarang. Yang sudah dibeli tidak berubah."),
        shown=facts,
    )
    if told is Told.REFUSED:
        return redirect("partner_console:price", found.pk)
    return redirect("partner_console:course", found.pk)


@form_page
@member_page(kind=_TEACHES)
def withdraw(request: MemberRequest, course_id: int) -> HttpResponse:
    found = course_of(request, course_id)
    facts = row_facts(found)
    shows(request, *facts)
    if request.method != "POST":
        return render(request, "partner_console/withdraw.html", {"course": found})
    tell(
        request,
        lambda work: withdraw_own_course(course_code=found.code, by=work.actor, now=work.now),
        _("Pelatihan ditarik dari katalog."),
        shown=facts,
    )
    return redirect("partner_console:course", found.pk)


def course_of(request: MemberRequest, course_id: int) -> Course:
    """Of this institution alone."""
    found = own_course(request.partner, course_id)
    if found is None:
        raise Http404
    return found


def _write_page(request: MemberRequest, form: CourseForm, found: Course | None = None) -> HttpResponse:
    return render(request, "partner_console/write_course.html", {"form": form, "course": found})
