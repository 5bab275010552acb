"""One payment, found by its reference: where it stands, what it pays, each of its sends; and taking it out."""

from functools import partial

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.approvals.propose_act import propose_act
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page
from prakerja.pages.shown import row_facts, shows
from prakerja.payouts.acts import LET_GO
from prakerja.payouts.models import Instruction
from prakerja.payouts.querysets import NoInstruction
from prakerja.payouts.remove_instruction import remove_instruction
from prakerja.payouts.seen_instructions import WholeInstruction, instruction_of
from prakerja.payouts.states import DueKind, InstructionState, PayeeKind, RemovalReason
from prakerja.words.payout_office import ANSWERS, DUE_KINDS, INSTRUCTION_STATES, house_words, rail_words, why_words


class ReferenceForm(forms.Form):
    """As a bank's statement prints it."""

    use_required_attribute = False

    reference = forms.CharField(
        label=gettext_lazy("Nomor rujukan pembayaran"),
        help_text=gettext_lazy("PK dan 28 huruf dan angka, seperti tercetak di rekening koran"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Isi nomor rujukan pembayaran"),
            "max_length": gettext_lazy("Nomor rujukan terdiri dari 30 huruf dan angka"),
        },
    )

    def clean_reference(self) -> str:
        return str(self.cleaned_data["reference"]).replace(" ", "").upper()


@require_safe
@staff_page(Permission.READ_PAYOUTS)
def find(request: StaffRequest) -> HttpResponse:
    form = ReferenceForm(request.GET or None)
    if form.is_valid():
        try:
            found = instruction_of(form.cleaned_data["reference"])
        except NoInstruction:
            form.add_error("reference", _("Tidak ada pembayaran dengan nomor rujukan ini."))
        else:
            return redirect("backoffice:payouts:instruction", found.seen.row.reference)
    return render(request, "backoffice/payouts/find.html", {"form": form})


@form_page
@staff_page(Permission.READ_PAYOUTS, Permission.DECIDE_PAYOUTS)
def instruction_page(request: StaffRequest, reference: str) -> HttpResponse:
    found = _found(reference)
    if request.method != "POST":
        return _page(request, found, None)
    return _propose_to_let_go(request, found.seen.row)


def _propose_to_let_go(request: StaffRequest, row: Instruction) -> HttpResponse:
    form = ReasonForm(request.POST, name="let_go")
    if not form.is_valid():
        return _page(request, _found(row.reference), form)
    tell(
        request,
        lambda work: propose_act(act=LET_GO, subject=row.reference, reason=form.reason, by=work.actor, now=work.now),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=row_facts(row),
    )
    return redirect("backoffice:payouts:instruction", row.reference)


def _page(request: StaffRequest, found: WholeInstruction, wrong: ReasonForm | None) -> HttpResponse:
    row = found.seen.row
    shows(request, *row_facts(row))
    is_kept = row.removed_for == RemovalReason.BY_OFFICE and row.let_go_at is None
    is_recipients = row.payee_kind == PayeeKind.RECIPIENT
    may_let_go = is_kept and is_recipients and Permission.DECIDE_PAYOUTS in request.may
    context = {
        "is_kept": is_kept and is_recipients,
        "let_go_form": (wrong or ReasonForm(name="let_go")) if may_let_go else None,
        "form": wrong,
        "one": found.seen,
        "batch": row.batch,
        "house": house_words(row.batch.house),
        "rail": rail_words(row.rail),
        "state": INSTRUCTION_STATES[InstructionState(row.state)],
        "why": why_words(row),
        "dues": [(DUE_KINDS[DueKind(due.kind)], due) for due in found.dues],
        "sendings": [(ANSWERS[sending.outcome], sending) for sending in found.sendings],
        "history": history_of(request, row, named=row.reference),
        "is_recipients": is_recipients,
        "may_remove": row.state == InstructionState.BUILT and Permission.DECIDE_PAYOUTS in request.may,
    }
    return render(request, "backoffice/payouts/instruction.html", context)


@form_page
@staff_page(Permission.DECIDE_PAYOUTS)
def remove(request: StaffRequest, reference: str) -> HttpResponse:
    row = _found(reference).seen.row
    if request.method != "POST":
        return _removal(request, row, _note())
    form = _note(request.POST)
    if not form.is_valid():
        return _removal(request, row, form)
    if row.payee_kind == PayeeKind.RECIPIENT:
        done = _("Pembayaran itu keluar dari kelompoknya. Uangnya ditahan sampai dua petugas melepasnya.")
    else:
        done = _("Pembayaran itu keluar dari kelompoknya, dan masuk kelompok berikutnya.")
    tell(request, partial(_take_out, row, form.reason), done, shown=row_facts(row))
    return redirect("backoffice:payouts:instruction", row.reference)


def _note(data: QueryDict | None = None) -> ReasonForm:
    return ReasonForm(data, name="remove", missing=_("Tulis mengapa pembayaran ini dikeluarkan"))


def _take_out(row: Instruction, note: str, work: Work) -> None:
    remove_instruction(key=(row.payee_id, row.number), note=note, by=work.actor, now=work.now)


def _removal(request: StaffRequest, row: Instruction, form: ReasonForm) -> HttpResponse:
    shows(request, *row_facts(row))
    context = {
        "row": row,
        "house": house_words(row.batch.house),
        "is_recipients": row.payee_kind == PayeeKind.RECIPIENT,
        "is_possible": row.state == InstructionState.BUILT,
        "form": form,
    }
    return render(request, "backoffice/payouts/remove.html", context)


def _found(reference: str) -> WholeInstruction:
    try:
        return instruction_of(reference)
    except NoInstruction:
        raise Http404 from None
