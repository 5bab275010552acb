"""One case with both sides: to take it, to see what booking it would post, and to close it in one of its ways."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.payouts.case_forms import BeforeForm, BookAsForm, PairForm
from prakerja.backoffice.payouts.case_ways import NO_BOOKING, CaseForm, booking_of, form_of, ways_of
from prakerja.backoffice.payouts.cases import names_of
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import row_facts, shows
from prakerja.payouts.models import Instruction, ReconciliationCase
from prakerja.payouts.reconciliation.case_act import BOOK_CASE
from prakerja.payouts.reconciliation.case_books import is_booked
from prakerja.payouts.reconciliation.close_case import close_case
from prakerja.payouts.reconciliation.note_booked_before import note_booked_before
from prakerja.payouts.reconciliation.own_case import own_case
from prakerja.payouts.reconciliation.pair_cases import pair_cases
from prakerja.payouts.reconciliation.states import CaseEnd, CaseKind
from prakerja.payouts.states import InstructionState
from prakerja.words.payout_office import INSTRUCTION_STATES, house_words
from prakerja.words.reconciliation import CASE_ENDS, CASE_KINDS, CASE_MEANINGS, bank_words

_DONE: Final = {
    "own": noop("Anda yang mengurusnya."),
    "close": noop("Selisih ditutup."),
    "pair": noop("Kedua selisih ditutup."),
    "before": noop("Selisih ditutup."),
    "book": noop("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
}


@form_page
@staff_page(Permission.READ_PAYOUTS, Permission.CLOSE_CASES)
def case_page(request: StaffRequest, case_id: UUID) -> HttpResponse:
    case = ReconciliationCase.objects.filter(pk=case_id).first()
    if case is None:
        raise Http404
    if request.method != "POST":
        return _page(request, case)
    word = pressed(request, "go")
    if word not in _DONE:
        return redirect("backoffice:payouts:case", case.pk)
    form = form_of(word, case, request.POST)
    if form is not None and not form.is_valid():
        return _page(request, case, form)
    tell(request, _deed(word, case, form), _(_DONE[word]), shown=row_facts(case))
    return redirect("backoffice:payouts:case", case.pk)


def _deed(word: str, case: ReconciliationCase, form: CaseForm) -> Callable[[Work], object]:
    key = case.pk
    if isinstance(form, PairForm):
        return lambda work: pair_cases(case_id=key, other_id=form.which, note=form.reason, by=work.actor, now=work.now)
    if isinstance(form, BeforeForm):
        return lambda work: note_booked_before(
            case_id=key, decision_id=form.which, note=form.reason, by=work.actor, now=work.now
        )
    if form is None:
        return lambda work: own_case(case_id=key, by=work.actor, now=work.now)
    if word == "close":
        return lambda work: close_case(case_id=key, note=form.reason, by=work.actor, now=work.now)
    asked = form.asked() if isinstance(form, BookAsForm) else {}
    return lambda work: propose_act(
        act=BOOK_CASE, subject=str(key), asked=asked, reason=form.reason, by=work.actor, now=work.now
    )


def _page(request: StaffRequest, case: ReconciliationCase, wrong: CaseForm = None) -> HttpResponse:
    may = Permission.CLOSE_CASES in request.may and case.closed_at is None
    shows(request, *row_facts(case))
    is_mine = case.owner_id == request.staff_id
    names, instruction = names_of([case]), _instruction_of(case)
    proposals = Proposal.objects.waiting(read_clock()).of(BOOK_CASE.name, str(case.pk))
    waiting = still_open(proposals, now=read_clock()) if case.closed_at is None else []
    context = {
        "case": case,
        "there": None if case.there is None else bank_words(CaseKind(case.kind), case.there),
        "kind": CASE_KINDS[CaseKind(case.kind)],
        "means": CASE_MEANINGS[CaseKind(case.kind)],
        "house": house_words(case.house),
        "owner": names.get(case.owner_id),
        "closer": names.get(case.closed_by),
        "ended_as": CASE_ENDS[CaseEnd(case.ended_as)] if case.ended_as else "",
        "instruction": instruction,
        "state": INSTRUCTION_STATES[InstructionState(instruction.state)] if instruction else None,
        "more": abs(case.difference),
        "waiting": waiting,
        "may_record": _may_be_repaid(case) and Permission.RECORD_REPAYMENTS in request.may,
        "may_own": may and not is_mine,
        "history": history_of(request, case),
        "ways": ways_of(case, wrong) if may and is_mine else {},
        "form": wrong,
        **(booking_of(case, wrong) if may and is_mine and is_booked(case) and not waiting else NO_BOOKING),
    }
    return render(request, "backoffice/payouts/case.html", context)


def _may_be_repaid(case: ReconciliationCase) -> bool:
    """Money came in, and nobody has said what it is."""
    return case.kind == CaseKind.UNKNOWN_LINE and case.difference > 0 and case.closed_at is None


def _instruction_of(case: ReconciliationCase) -> Instruction | None:
    if case.payee_id is None or case.instruction is None:
        return None
    return Instruction.objects.one((case.payee_id, case.instruction)).first()
