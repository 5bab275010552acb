"""What the partner is owed, month by month: its lines, the file of all of them, and that something of it is wrong.

A partner that the office has stopped reads them still, and may dispute them.
"""

from datetime import date
from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.training.models import Statement
from prakerja.training.statements.dispute_statement import LONGEST_TEXT, dispute_statement
from prakerja.training.statements.months import NoMonth, month_named, name_of_month
from prakerja.training.statements.own_statements import (
    own_disputes,
    own_line,
    own_lines,
    own_lines_file,
    own_statement,
    own_statements,
)
from prakerja.training.statements.querysets import LineKey, NoStatement
from prakerja.training.statements.reasons import DisputeReason
from prakerja.training.statements.stated_lines import FIRST
from prakerja.training.statements.states import AdjustmentKind, DisputeState, LineKind, StatementState
from prakerja.training.statements.summary_pdf import write_summary_pdf
from prakerja.words.ledger import signed_rupiah
from prakerja.words.statement_paper import paper_of
from prakerja.words.statements import (
    ADJUSTMENT_KINDS,
    DISPUTE_REASONS,
    DISPUTE_STATES,
    LINE_KINDS,
    STATEMENT_REFUSED,
    STATEMENT_STATES,
    evidence_words,
    sums_of,
)

_LINES_SHOWN: Final = 50


class LinesForm(forms.Form):
    """After which line the page begins."""

    after = forms.UUIDField(required=False)


class DisputeForm(forms.Form):
    use_required_attribute = False

    reason = forms.ChoiceField(
        label=gettext_lazy("Apa yang salah"),
        choices=[("", gettext_lazy("Pilih")), *((one.value, words) for one, words in DISPUTE_REASONS.items())],
        error_messages={
            "required": gettext_lazy("Pilih salah satu dari daftar"),
            "invalid_choice": gettext_lazy("Pilih salah satu dari daftar"),
        },
    )
    text = forms.CharField(
        label=gettext_lazy("Penjelasannya"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": gettext_lazy("Tulis apa yang salah, paling banyak 2.000 karakter."),
            "max_length": gettext_lazy("Tulis apa yang salah, paling banyak 2.000 karakter."),
        },
    )


@require_safe
@member_page(when_suspended=True)
def statements(request: MemberRequest) -> HttpResponse:
    rows = own_statements(by=request.actor)
    shown = [(one, name_of_month(one.month), *STATEMENT_STATES[StatementState(one.state)]) for one in rows]
    return render(request, "partner_console/statements.html", {"rows": shown})


@require_safe
@member_page(when_suspended=True)
def statement(request: MemberRequest, month: str) -> HttpResponse:
    """Lines in the order of their postings, so that a page of a million is found as fast as the first."""
    first_day = _month(month)
    try:
        found, beside = own_statement(month=first_day, by=request.actor)
    except NoStatement:
        raise Http404 from None
    form = LinesForm(request.GET)
    after = (form.cleaned_data["after"] if form.is_valid() else None) or FIRST
    lines = own_lines(month=first_day, after=after, limit=_LINES_SHOWN + 1, by=request.actor)
    disputes = own_disputes(month=first_day, by=request.actor)
    context = {
        "statement": found,
        "month": month,
        "state": STATEMENT_STATES[StatementState(found.state)],
        "sums": sums_of(found),
        "adjustments": [(one, ADJUSTMENT_KINDS[AdjustmentKind(one.kind)], signed_rupiah(one.amount)) for one in beside],
        "lines": [
            (one, LINE_KINDS[LineKind(one.kind)], signed_rupiah(one.amount), evidence_words(one.evidence))
            for one in lines[:_LINES_SHOWN]
        ],
        "next": lines[_LINES_SHOWN - 1].posting_id if len(lines) > _LINES_SHOWN else None,
        "disputes": [
            (one, DISPUTE_REASONS[DisputeReason(one.reason)], *DISPUTE_STATES[DisputeState(one.state)])
            for one in disputes
        ],
        "can_dispute": _can_dispute(found),
    }
    return render(request, "partner_console/statement.html", context)


@require_safe
@member_page(when_suspended=True)
def lines_file(request: MemberRequest, month: str) -> HttpResponseBase:
    try:
        with unit_of_work(by=request.actor, statement_timeout_ms=120_000) as work:
            written = own_lines_file(month=_month(month), by=work.actor)
    except NoStatement:
        raise Http404 from None
    return FileResponse(written, as_attachment=True, filename=f"rekapitulasi-{month}.csv", content_type="text/csv")


@require_safe
@member_page(when_suspended=True)
def summary(request: MemberRequest, month: str) -> HttpResponse:
    """As the office has it."""
    try:
        found, _beside = own_statement(month=_month(month), by=request.actor)
    except NoStatement:
        raise Http404 from None
    answer = HttpResponse(write_summary_pdf(paper_of(found)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="rekapitulasi-{month}.pdf"'
    return answer


@form_page
@member_page(when_suspended=True)
def dispute(request: MemberRequest, month: str) -> HttpResponse:
    return _dispute(request, month, None)


@form_page
@member_page(when_suspended=True)
def dispute_line(request: MemberRequest, month: str, posting_id: UUID) -> HttpResponse:
    line = own_line(month=_month(month), posting_id=posting_id, by=request.actor)
    if line is None:
        raise Http404
    return _dispute(request, month, line)


def _dispute(request: MemberRequest, month: str, line: LineKey | None) -> HttpResponse:
    first_day = _month(month)
    try:
        found, _beside = own_statement(month=first_day, by=request.actor)
    except NoStatement:
        raise Http404 from None
    context = {"statement": found, "month": month, "of_line": line is not None, "can_dispute": _can_dispute(found)}
    if request.method != "POST":
        return render(request, "partner_console/dispute.html", {**context, "form": DisputeForm()})
    form = DisputeForm(request.POST)
    if not form.is_valid():
        return render(request, "partner_console/dispute.html", {**context, "form": form})
    reason, text = DisputeReason(form.cleaned_data["reason"]), form.cleaned_data["text"]
    try:
        with unit_of_work(by=request.actor) as work:
            dispute_statement(month=first_day, line=line, reason=reason, text=text, by=work.actor, now=work.now)
    except tuple(STATEMENT_REFUSED) as refused:
        messages.error(request, str(STATEMENT_REFUSED[type(refused)]))
    else:
        messages.success(request, _("Sanggahan terkirim. Kantor menjawabnya dalam sepuluh hari kerja."))
    return redirect("partner_console:statement", month)


def _can_dispute(found: Statement) -> bool:
    return found.disputed_until is not None and read_clock() < found.disputed_until


def _month(name: str) -> date:
    try:
        return month_named(name)
    except NoMonth:
        raise Http404 from None
