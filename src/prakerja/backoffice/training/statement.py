"""One partner's statement of a month: its sums, what is beside its lines, its disputes, and its lines page by page."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.shown import row_facts, shows
from prakerja.training.models import Statement, StatementAdjustment, StatementDispute
from prakerja.training.statements.months import NoMonth, month_named
from prakerja.training.statements.stated_lines import FIRST, StatedLine, lines_file, lines_page
from prakerja.training.statements.statement_acts import APPROVE_STATEMENT, subject_of_statement
from prakerja.training.statements.states import AdjustmentKind, DisputeState, LineKind, StatementState
from prakerja.training.statements.summary_pdf import write_summary_pdf
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.ledger import signed_rupiah
from prakerja.words.statement_paper import paper_of
from prakerja.words.statements import (
    ADJUSTMENT_KINDS,
    DISPUTE_STATES,
    LINE_KINDS,
    STATEMENT_STATES,
    evidence_words,
    month_words,
    sums_of,
)

_LINES: Final = 50
_PIECE: Final = 65_536
_NAME: Final = "approve"


@form_page
@staff_page(Permission.READ_TRAINING, Permission.DECIDE_STATEMENTS)
def statement_page(request: StaffRequest, partner_id: UUID, month: str) -> HttpResponse:
    found = statement_named(partner_id, month)
    if request.method != "POST":
        return _page(request, found, ReasonForm(name=_NAME))
    form = ReasonForm(request.POST, name=_NAME)
    if not form.is_valid():
        return _page(request, found, form)
    subject = subject_of_statement(found.pk)
    tell(
        request,
        lambda work: propose_act(
            act=APPROVE_STATEMENT, subject=subject, reason=form.reason, by=work.actor, now=work.now
        ),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=row_facts(found),
    )
    return redirect("backoffice:training:statement", partner_id, month)


@require_safe
@staff_page(Permission.READ_TRAINING)
def statement_file(request: StaffRequest, partner_id: UUID, month: str) -> HttpResponse:
    found = statement_named(partner_id, month)
    answer = StreamingHttpResponse(_pieces(found, request.actor), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="rekapitulasi-{month}.csv"'
    return answer  # type: ignore[return-value]  # it streams, and the stubs know no common kind


def _pieces(found: Statement, actor: Actor) -> Iterator[bytes]:
    """Read when somebody takes them, and never all at once."""
    with unit_of_work(by=actor):
        file = lines_file(found.pk)
    with file:
        yield from iter(lambda: file.read(_PIECE), b"")


@require_safe
@staff_page(Permission.READ_TRAINING)
def statement_summary(request: StaffRequest, partner_id: UUID, month: str) -> HttpResponse:  # noqa: ARG001
    found = statement_named(partner_id, month)
    answer = HttpResponse(write_summary_pdf(paper_of(found)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="rekapitulasi-{month}.pdf"'
    return answer


def statement_named(partner_id: UUID, month: str) -> Statement:
    """Raises Http404."""
    try:
        key = partner_id, month_named(month)
    except NoMonth:
        raise Http404 from None
    found: Statement | None = Statement.objects.filter(pk=key).select_related("partner").first()
    if found is None:
        raise Http404
    return found


def _page(request: StaffRequest, found: Statement, form: ReasonForm) -> HttpResponse:
    now, key = read_clock(), found.pk
    shows(request, *row_facts(found))
    lines = lines_page(key, after=_after(request), limit=_LINES + 1)
    subject = subject_of_statement(key)
    waiting = still_open(Proposal.objects.waiting(now).of(APPROVE_STATEMENT.name, subject), now=now)
    disputes = StatementDispute.objects.filter(partner_id=key[0], month=key[1]).order_by("-raised_at")
    beside = StatementAdjustment.objects.filter(partner_id=key[0], month=key[1]).order_by("at", "id")
    is_disputable = found.disputed_until is not None and now < found.disputed_until
    is_open = found.state == StatementState.READY and not waiting and not is_disputable
    context = {
        "statement": found,
        "month": month_words(found.month),
        "name": f"{found.month:%Y-%m}",
        "state": STATEMENT_STATES[StatementState(found.state)],
        "sums": sums_of(found),
        "beside": [(ADJUSTMENT_KINDS[AdjustmentKind(one.kind)], signed_rupiah(one.amount), one) for one in beside],
        "disputes": [(one, DISPUTE_STATES[DisputeState(one.state)]) for one in disputes],
        "lines": [_line(one) for one in lines[:_LINES]],
        "more": lines[_LINES - 1].posting_id if len(lines) > _LINES else None,
        "history": history_of(request, found),
        "waiting": [(one, ACT_TITLES[one.act]) for one in waiting],
        "is_disputable": is_disputable,
        "form": form if is_open and Permission.DECIDE_STATEMENTS in request.may else None,
        "says": CONSEQUENCES[APPROVE_STATEMENT.name],
    }
    return render(request, "backoffice/statement.html", context)


def _after(request: StaffRequest) -> UUID:
    """Where the page before ended; what is none is the beginning."""
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return FIRST


def _line(one: StatedLine) -> tuple[StatedLine, object, str, object]:
    return one, LINE_KINDS[LineKind(one.kind)], signed_rupiah(one.amount), evidence_words(one.evidence)
