"""What banks and we do not have alike, the oldest first; and one of them with both sides, to take and to close."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page, pressed
from prakerja.payouts.models import Instruction, ReconciliationCase
from prakerja.payouts.reconciliation.close_case import close_case
from prakerja.payouts.reconciliation.own_case import own_case
from prakerja.payouts.reconciliation.querysets import CaseQuerySet
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.payouts.states import InstructionState
from prakerja.words.payout_office import INSTRUCTION_STATES, house_words
from prakerja.words.reconciliation import CASE_KINDS, CASE_MEANINGS

_SHOWN: Final = 50
_MISSING: Final = gettext_lazy("Tulis apa yang Anda temukan")


class CaseFilter(forms.Form):
    """What is no filter shows all of them."""

    use_required_attribute = False

    owner = forms.ChoiceField(
        label=gettext_lazy("Diurus oleh"),
        required=False,
        choices=[
            ("", gettext_lazy("siapa pun")),
            ("mine", gettext_lazy("saya")),
            ("nobody", gettext_lazy("belum ada")),
        ],
        error_messages={"invalid_choice": gettext_lazy("Pilih salah satu dari daftar")},
    )


@require_safe
@staff_page(Permission.READ_PAYOUTS)
def cases(request: StaffRequest) -> HttpResponse:
    form = CaseFilter(request.GET)
    asked = form.cleaned_data["owner"] if form.is_valid() else ""
    found = list(_of(ReconciliationCase.objects.waiting(), asked, request)[: _SHOWN + 1])
    names = _names_of(found)
    today = wib_day(read_clock())
    rows = [
        {
            "case": one,
            "kind": CASE_KINDS[CaseKind(one.kind)],
            "house": house_words(one.house),
            "owner": names.get(one.owner_id),
            "days": (today - wib_day(one.found_at)).days,
        }
        for one in found[:_SHOWN]
    ]
    context = {"form": form, "rows": rows, "has_more": len(found) > _SHOWN}
    return render(request, "backoffice/payouts/cases.html", context)


def _of(waiting: CaseQuerySet, owner: str, request: StaffRequest) -> CaseQuerySet:
    if owner == "mine":
        return waiting.filter(owner_id=request.staff_id)
    return waiting.filter(owner_id=None) if owner == "nobody" else waiting


def _names_of(found: list[ReconciliationCase]) -> dict[UUID | None, str]:
    people = {person for one in found for person in (one.owner_id, one.closed_by) if person}
    return dict(Account.objects.filter(pk__in=people).values_list("pk", "full_name")) if people else {}


@form_page
@staff_page(Permission.READ_PAYOUTS, Permission.CLOSE_CASES)
def case_page(request: StaffRequest, case_id: UUID) -> HttpResponse:
    case = ReconciliationCase.objects.filter(pk=case_id).first()
    if case is None:
        raise Http404
    if request.method != "POST":
        return _page(request, case)
    word = pressed(request, "go")
    if word not in ("own", "close"):
        return redirect("backoffice:payouts:case", case.pk)
    form = ReasonForm(request.POST, name="close", missing=str(_MISSING))
    if word == "close" and not form.is_valid():
        return _page(request, case, form)
    done = _("Anda yang mengurusnya.") if word == "own" else _("Selisih ditutup.")
    tell(request, _deed(word, case, form), done)
    return redirect("backoffice:payouts:case", case.pk)


def _deed(word: str, case: ReconciliationCase, form: ReasonForm) -> Callable[[Work], object]:
    if word == "own":
        return lambda work: own_case(case_id=case.pk, by=work.actor, now=work.now)
    return lambda work: close_case(case_id=case.pk, note=form.reason, by=work.actor, now=work.now)


def _instruction_of(case: ReconciliationCase) -> Instruction | None:
    if case.payee_id is None or case.instruction is None:
        return None
    return Instruction.objects.one((case.payee_id, case.instruction)).first()


def _page(request: StaffRequest, case: ReconciliationCase, wrong: ReasonForm | None = None) -> HttpResponse:
    may = Permission.CLOSE_CASES in request.may and case.closed_at is None
    is_mine = case.owner_id == request.staff_id
    names = _names_of([case])
    instruction = _instruction_of(case)
    context = {
        "case": case,
        "kind": CASE_KINDS[CaseKind(case.kind)],
        "means": CASE_MEANINGS[CaseKind(case.kind)],
        "house": house_words(case.house),
        "owner": names.get(case.owner_id),
        "closer": names.get(case.closed_by),
        "instruction": instruction,
        "state": INSTRUCTION_STATES[InstructionState(instruction.state)] if instruction else None,
        "more": abs(case.difference),
        "may_own": may and not is_mine,
        "close_form": (wrong or ReasonForm(name="close")) if may and is_mine else None,
        "form": wrong,
    }
    return render(request, "backoffice/payouts/case.html", context)
