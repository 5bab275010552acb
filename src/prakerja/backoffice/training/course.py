"""One course as curators see it: what it says, what the like of it costs, its life; and what can be done with it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.training.curation_forms import ChecklistForm, note_form
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import row_facts, shows
from prakerja.training.catalogue_refusals import NoCourse
from prakerja.training.course_acts import PUBLISH_COURSE, RESUME_COURSE, course_in
from prakerja.training.like_courses import like_courses
from prakerja.training.models import Course
from prakerja.training.states import CourseState, Level, Method
from prakerja.training.suspend_course import suspend_course
from prakerja.training.withdraw_course import withdraw_course
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.catalogue import COURSE_STATES, LEVEL_NAMES, METHOD_NAMES

_ACTS: Final[dict[str, Act]] = {"publish": PUBLISH_COURSE, "resume": RESUME_COURSE}
#: What can be done with a course in each state, by the button.
_OPEN: Final[dict[CourseState, tuple[str, ...]]] = {
    CourseState.DRAFT: ("publish", "withdraw"),
    CourseState.LIVE: ("suspend", "withdraw"),
    CourseState.SUSPENDED: ("resume", "withdraw"),
    CourseState.WITHDRAWN: (),
}


@form_page
@staff_page(Permission.READ_TRAINING, Permission.CURATE_COURSES)
def course_page(request: StaffRequest, course_id: int) -> HttpResponse:
    try:
        course = course_in(str(course_id))
    except NoCourse:
        raise Http404 from None
    if request.method != "POST":
        return _page(request, course)
    word = pressed(request, "go")
    if word not in ("publish", "resume", "suspend", "withdraw"):
        return redirect("backoffice:training:course", course.pk)
    form = ChecklistForm(request.POST) if word == "publish" else note_form(word, request.POST)
    if not form.is_valid():
        return _page(request, course, form)
    tell(request, _deed(word, course, form), _done(word), shown=row_facts(course))
    return redirect("backoffice:training:course", course.pk)


def _deed(word: str, course: Course, form: ReasonForm) -> Callable[[Work], object]:
    if word in _ACTS:
        asked: Plan | None = {"found": form.cleaned_data["found"]} if word == "publish" else None
        return partial(_propose, _ACTS[word], course, asked, form.reason)
    verb = suspend_course if word == "suspend" else withdraw_course
    return lambda work: verb(course_id=course.pk, reason=form.reason, by=work.actor, now=work.now)


def _propose(act: Act, course: Course, asked: Plan | None, reason: str, work: Work) -> None:
    propose_act(act=act, subject=str(course.pk), asked=asked, reason=reason, by=work.actor, now=work.now)


def _done(word: str) -> str:
    return {
        "suspend": _("Pelatihan dihentikan."),
        "withdraw": _("Pelatihan ditarik dari katalog."),
    }.get(word, _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."))


def _page(request: StaffRequest, course: Course, wrong: ReasonForm | None = None) -> HttpResponse:
    now = read_clock()
    shows(request, *row_facts(course))
    acts = [act.name for act in _ACTS.values()]
    of_course = Proposal.objects.waiting(now).filter(act__in=acts, subject=str(course.pk))
    waiting = still_open(of_course, now=now)
    may = Permission.CURATE_COURSES in request.may
    context = {
        "course": course,
        "method": METHOD_NAMES[Method(course.method)],
        "level": LEVEL_NAMES[Level(course.level)],
        "state": COURSE_STATES[CourseState(course.state)],
        "an_hour": course.price // course.hours,
        "like": like_courses(course),
        "owners": list(course.institution.owners.order_by("name")),
        "sellers": list(course.offers.select_related("platform").order_by("platform__name")),
        "moves": [(move, COURSE_STATES[CourseState(move.state)]) for move in course.moves.order_by("-number")],
        "prices": list(course.prices.order_by("-number")[:20]),
        "history": history_of(request, course),
        "waiting": [(one, ACT_TITLES[one.act]) for one in waiting],
        "form": wrong,
        **(_forms(course, wrong, is_waiting=bool(waiting)) if may else {}),
    }
    return render(request, "backoffice/course.html", context)


def _forms(course: Course, wrong: ReasonForm | None, *, is_waiting: bool) -> dict[str, object]:
    """Those of what can be done now; what waits for a second curator is not proposed once more."""
    words = [word for word in _OPEN[CourseState(course.state)] if word not in _ACTS or not is_waiting]
    plain = {word: ChecklistForm() if word == "publish" else note_form(word) for word in words}
    if wrong is not None and wrong.name in plain:
        plain[wrong.name] = wrong
    said = {word: CONSEQUENCES[act.name] for word, act in _ACTS.items()}
    return {
        **{f"{word}_form": form for word, form in plain.items()},
        **{f"{word}_says": text for word, text in said.items()},
    }
