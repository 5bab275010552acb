"""One line: what it is for, what proves it, its posting, what holds it; and what can be done about its purchase."""

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.training.curation_forms import note_form
from prakerja.backoffice.training.statement import statement_named
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import row_facts, shows
from prakerja.training.models import PayableHold, PayableLine, Purchase, Statement
from prakerja.training.statements.hold_payables import hold_payables
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.release_payables import release_payables
from prakerja.training.statements.statement_acts import TAKE_BACK, subject_of_purchase
from prakerja.training.statements.states import LineKind, LineState
from prakerja.training.states import Part
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.ledger import signed_rupiah
from prakerja.words.statements import HOLD_CAUSES, LINE_KINDS, LINE_STATES, PARTS, evidence_words, month_words

_WORDS: Final = ("hold", "release", "take_back")


@form_page
@staff_page(Permission.READ_TRAINING, Permission.HOLD_PAYABLES)
def payable_line(request: StaffRequest, partner_id: UUID, month: str, posting_id: UUID) -> HttpResponse:
    """Of this partner, whether it still is on the statement or came off it since."""
    statement = statement_named(partner_id, month)
    lines = PayableLine.objects.filter(partner_id=partner_id, posting_id=posting_id)
    line: PayableLine | None = lines.first()
    if line is None:
        raise Http404
    here = redirect("backoffice:training:payable_line", partner_id, month, posting_id)
    if request.method != "POST":
        return _page(request, statement, line)
    word = pressed(request, "go")
    if word not in _WORDS or (word == "take_back" and Permission.DECIDE_STATEMENTS not in request.may):
        return here
    form = _form(word, request.POST)
    if not form.is_valid():
        return _page(request, statement, line, form)
    tell(request, _deed(word, line, form.reason), _done(word), shown=row_facts(*_lines_of(line), *_holds_on(line)))
    return here


def _form(word: str, data: object = None) -> ReasonForm:
    if word == "take_back":
        return ReasonForm(data, name=word)  # type: ignore[arg-type]  # what was posted, or nothing
    return note_form(word, data)  # type: ignore[arg-type]


def _deed(word: str, line: PayableLine, reason: str) -> Callable[[Work], object]:
    if word == "take_back":
        return partial(_propose, line, reason)
    verb = hold_payables if word == "hold" else release_payables
    return lambda work: verb(
        applicant_id=line.applicant_id, purchase=line.purchase, reason=reason, by=work.actor, now=work.now
    )


def _propose(line: PayableLine, reason: str, work: Work) -> None:
    subject = subject_of_purchase((line.applicant_id, line.purchase))
    propose_act(act=TAKE_BACK, subject=subject, reason=reason, by=work.actor, now=work.now)


def _done(word: str) -> str:
    return {
        "hold": _("Pembayaran untuk pembelian ini ditahan."),
        "release": _("Pembayaran untuk pembelian ini dilepas."),
    }.get(word, _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."))


def _page(
    request: StaffRequest, statement: Statement, line: PayableLine, wrong: ReasonForm | None = None
) -> HttpResponse:
    now, key = read_clock(), (line.applicant_id, line.purchase)
    purchases = Purchase.objects.select_related("schedule__course__institution", "platform")
    purchase = purchases.get(pk=key)
    others, holds = _lines_of(line), _holds_on(line)
    shows(request, *row_facts(*others, *holds))
    waiting = still_open(Proposal.objects.waiting(now).of(TAKE_BACK.name, subject_of_purchase(key)), now=now)
    words = _open_words(request, others, holds, is_waiting=bool(waiting))
    forms = {word: wrong if wrong is not None and wrong.name == word else _form(word) for word in words}
    context = {
        "statement": statement,
        "name": f"{statement.month:%Y-%m}",
        "line": line,
        "purchase": purchase,
        "evidence": evidence_words(line.evidence),
        "lines": [_said(one) for one in others],
        "holds": [(one, HOLD_CAUSES[HoldCause(one.cause)]) for one in holds],
        "history": history_of(request, purchase, *others),
        "waiting": [(one, ACT_TITLES[one.act]) for one in waiting],
        "form": wrong,
        "says": CONSEQUENCES[TAKE_BACK.name],
        "may_read_ledger": Permission.READ_LEDGER in request.may,
        **{f"{word}_form": forms.get(word) for word in _WORDS},
    }
    return render(request, "backoffice/payable_line.html", context)


def _lines_of(line: PayableLine) -> list[PayableLine]:
    """All of its purchase."""
    of_it = PayableLine.objects.of_purchase((line.applicant_id, line.purchase))
    return list(of_it.select_related("partner").order_by("number"))


def _holds_on(line: PayableLine) -> list[PayableHold]:
    of_it = PayableHold.objects.filter(applicant_id=line.applicant_id, purchase=line.purchase)
    return list(of_it.order_by("held_at"))


def _open_words(
    request: StaffRequest, lines: list[PayableLine], holds: list[PayableHold], *, is_waiting: bool
) -> list[str]:
    """What can be done now, by whom is signed in."""
    words = []
    if Permission.HOLD_PAYABLES in request.may:
        is_held = any(one.cause == HoldCause.OFFICE.value and one.released_at is None for one in holds)
        words.append("release" if is_held else "hold")
    is_earned = sum(one.amount for one in lines) > 0
    if Permission.DECIDE_STATEMENTS in request.may and not is_waiting and is_earned:
        words.append("take_back")
    return words


def _said(one: PayableLine) -> tuple[PayableLine, object, object, tuple[str, object], str, str]:
    return (
        one,
        LINE_KINDS[LineKind(one.kind)],
        PARTS[Part(one.part)],
        LINE_STATES[LineState(one.state)],
        signed_rupiah(one.amount),
        month_words(one.month) if one.month else "",
    )
