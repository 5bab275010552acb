"""Tasks that participants have handed in, and what the institution says to each."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page, pressed
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partner_console.declare_forms import FeedbackForm, RowForm
from prakerja.partners.states import PartnerKind
from prakerja.training.declarations.waiting_tasks import waiting_tasks
from prakerja.training.give_feedback import FeedbackEmpty, give_feedback
from prakerja.training.tasks_of_training import NoSuchTask, NotAWebAddress, Scope
from prakerja.words.declaring import FEEDBACK_REFUSED

_TEACHES: Final = PartnerKind.INSTITUTION
_FIELD_OF: Final = {FeedbackEmpty: "notes", NoSuchTask: "sequence", NotAWebAddress: "file_address"}


@require_safe
@member_page(kind=_TEACHES)
def tasks(request: MemberRequest) -> HttpResponse:
    now = read_clock()
    found = [(one, one.handed_in.scope == Scope.SKILL, now >= one.due_at) for one in waiting_tasks(by=request.actor)]
    return render(request, "partner_console/tasks.html", {"tasks": found})


@form_page
@member_page(kind=_TEACHES)
def feedback(request: MemberRequest) -> HttpResponse:
    """`fill`: a row of the list was chosen, and what it is about stands in the form: never in an address."""
    if request.method != "POST":
        return _page(request, FeedbackForm())
    if pressed(request, "go") == "fill":
        return _page(request, FeedbackForm(initial=RowForm(request.POST).chosen()))
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    said = form.cleaned_data
    try:
        with unit_of_work(by=request.actor) as work:
            give_feedback(
                code=said["redeem_code"],
                scope=said["scope"],
                sequence=said["sequence"],
                notes=said["notes"],
                file_address=said["file_address"],
                by=work.actor,
                now=work.now,
            )
    except tuple(FEEDBACK_REFUSED) as refused:
        form.add_error(_FIELD_OF.get(type(refused), "redeem_code"), str(FEEDBACK_REFUSED[type(refused)]))
        return _page(request, form)
    messages.success(request, _("Umpan balik tersimpan."))
    return redirect("partner_console:tasks")


def _page(request: MemberRequest, form: FeedbackForm) -> HttpResponse:
    return render(request, "partner_console/feedback.html", {"form": form})
