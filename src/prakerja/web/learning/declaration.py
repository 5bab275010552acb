"""“Benar begitu?”: what was declared of one's training, and whether one confirms it or objects."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.objection_form import ObjectionForm
from prakerja.pages.shown import require_as_shown, shows
from prakerja.training.declarations.confirm_declaration import confirm_declaration
from prakerja.training.declarations.object_to_declaration import LONGEST_OBJECTION, object_to_declaration
from prakerja.training.declarations.own_declaration import OwnDeclaration, own_declaration
from prakerja.training.declarations.refusals import NothingToAnswer, ObjectionEmpty, ObjectionTooLate
from prakerja.training.declarations.states import COMES_TO_NOTHING, LeaveReason
from prakerja.words.declarations import DECLARATION_TAGS_FOR_YOU, DECLARED_MEANS, DECLARED_OF_YOU, LEAVE_REASONS

#: As many as the column holds.
_MOST = 2**15


def objection_form(data: QueryDict | None = None) -> ObjectionForm:
    return ObjectionForm(
        data, question=_("Apa yang tidak benar?"), missing=_("Tulis apa yang tidak benar"), longest=LONGEST_OBJECTION
    )


@form_page
def declaration_page(request: ApplicantRequest, number: int) -> HttpResponse:
    one = own_declaration(request.applicant_id, number) if number < _MOST else None
    if one is None:
        return redirect("learning:trainings")
    if request.method != "POST":
        return _shown(request, one, objection_form())
    if pressed(request, "go") == "confirm":
        return _confirmed(request, one)
    form = objection_form(request.POST)
    if not form.is_valid():
        return _shown(request, one, form)
    try:
        with unit_of_work(by=request.actor) as work:
            require_as_shown(request, *_said(one))
            object_to_declaration(
                applicant_id=request.applicant_id,
                number=number,
                text=form.cleaned_data["text"],
                by=work.actor,
                now=work.now,
            )
    except ObjectionEmpty:
        form.add_error("text", form.fields["text"].error_messages["required"])
        return _shown(request, one, form)
    except (NothingToAnswer, ObjectionTooLate):
        pass  # The page says how it stands.
    return redirect("learning:declaration", number)


def _confirmed(request: ApplicantRequest, one: OwnDeclaration) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            require_as_shown(request, *_said(one))
            confirm_declaration(applicant_id=request.applicant_id, number=one.number, by=work.actor, now=work.now)
    except NothingToAnswer:
        pass  # The page says how it stands.
    return redirect("learning:declaration", one.number)


def _said(one: OwnDeclaration) -> tuple[object, ...]:
    return one.number, one.kind, one.reason


def _shown(request: ApplicantRequest, one: OwnDeclaration, form: ObjectionForm) -> HttpResponse:
    shows(request, *_said(one))
    tone, words = DECLARATION_TAGS_FOR_YOU[one.state]
    context = {
        "form": form,
        "one": one,
        "said": DECLARED_OF_YOU[one.kind],
        "means": DECLARED_MEANS[one.kind] if one.state not in COMES_TO_NOTHING else "",
        "because": LEAVE_REASONS[LeaveReason(one.reason)] if one.reason else "",
        "tone": tone,
        "words": words,
        "is_open": one.is_open(read_clock()),
    }
    return render(request, "learning/declaration.html", context)
