"""A course's schedules: adding one, who takes part in it, and that it does not take place."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.shown import row_facts, shows
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partner_console.course_form import ScheduleForm
from prakerja.partner_console.courses import course_of
from prakerja.partner_console.told import tell
from prakerja.partners.states import PartnerKind
from prakerja.training.add_schedule import add_schedule
from prakerja.training.cancel_schedule import cancel_schedule
from prakerja.training.catalogue_refusals import CourseWithdrawn, ScheduleCodeTaken, ScheduleRefused
from prakerja.training.models import Course
from prakerja.training.own_catalogue import (
    PARTICIPANTS_SHOWN,
    OwnSchedule,
    own_schedule,
    participants_of,
    states_of,
)
from prakerja.words.learning import PURCHASE_TAGS
from prakerja.words.own_courses import CONSOLE_REFUSED

_TEACHES: Final = PartnerKind.INSTITUTION


@form_page
@member_page(kind=_TEACHES)
def add(request: MemberRequest, course_id: int) -> HttpResponse:
    course = course_of(request, course_id)
    if request.method != "POST":
        return _add_page(request, course, ScheduleForm())
    form = ScheduleForm(request.POST)
    if not form.is_valid():
        return _add_page(request, course, form)
    try:
        with unit_of_work(by=request.actor) as work:
            add_schedule(course_code=course.code, terms=form.terms(), by=work.actor, now=work.now)
    except ScheduleRefused as refused:
        form.add_faults(refused.faults)
        return _add_page(request, course, form)
    except (CourseWithdrawn, ScheduleCodeTaken) as refused:
        form.add_error("code", str(CONSOLE_REFUSED[type(refused)]))
        return _add_page(request, course, form)
    messages.success(request, _("Jadwal ditambahkan."))
    return redirect("partner_console:course", course.pk)


@require_safe
@member_page(kind=_TEACHES)
def schedule(request: MemberRequest, schedule_id: int) -> HttpResponse:
    """Of participants it says what teaching needs: by which code they came, and how far they are."""
    found = _schedule_of(request, schedule_id)
    counted = states_of(found.schedule)
    context = {
        "one": found,
        "counted": [(words, counted[state]) for state, (_tag, words) in PURCHASE_TAGS.items() if state in counted],
        "participants": [(each, *PURCHASE_TAGS[each.state]) for each in participants_of(found.schedule)],
        "most": PARTICIPANTS_SHOWN,
        "can_cancel": found.schedule.cancelled_at is None and found.schedule.ends_at > read_clock(),
    }
    return render(request, "partner_console/schedule.html", context)


@form_page
@member_page(kind=_TEACHES)
def cancel(request: MemberRequest, schedule_id: int) -> HttpResponse:
    found = _schedule_of(request, schedule_id)
    course_code, code = found.schedule.course.code, found.schedule.code
    if request.method != "POST":
        shows(request, *row_facts(found.schedule))
        return render(request, "partner_console/cancel.html", {"one": found})
    tell(
        request,
        lambda work: cancel_schedule(course_code=course_code, schedule_code=code, by=work.actor, now=work.now),
        _("Jadwal dibatalkan. Siapa yang sudah membeli mendapat kembali saldonya."),
        shown=row_facts(found.schedule),
    )
    return redirect("partner_console:schedule", schedule_id)


def _schedule_of(request: MemberRequest, schedule_id: int) -> OwnSchedule:
    """Of this institution alone."""
    found = own_schedule(request.partner, schedule_id)
    if found is None:
        raise Http404
    return found


def _add_page(request: MemberRequest, course: Course, form: ScheduleForm) -> HttpResponse:
    return render(request, "partner_console/add_schedule.html", {"course": course, "form": form})
