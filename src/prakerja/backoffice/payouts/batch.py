"""One batch: what became of it so far, how it differs from the last one of its house, and what was held back."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from prakerja.approvals.models import Proposal
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.payouts.batches import ACTS
from prakerja.backoffice.payouts.proposing import offer_on
from prakerja.kit.clock import read_clock
from prakerja.payouts.batch_figures import BatchFigures, Figure, batch_figures
from prakerja.payouts.float_cover import float_cover
from prakerja.payouts.models import Batch
from prakerja.payouts.rails_of_batch import rails_of_batch
from prakerja.payouts.seen_instructions import instructions_in
from prakerja.payouts.sending.stop_batch import StoppedFor
from prakerja.payouts.states import BatchState, InstructionState, PayeeKind, RemovalReason
from prakerja.words.acts import ACT_TITLES
from prakerja.words.ledger import signed_rupiah
from prakerja.words.payout_office import (
    BATCH_STATES,
    INSTRUCTION_STATES,
    PAYEE_KINDS,
    REMOVED_FOR,
    STOPPED_FOR,
    held_back_sums,
    house_words,
    rail_sum_words,
    rail_words,
    refusal_words,
    signed_number,
    why_words,
)
from prakerja.words.words import Words

_LINES: Final = 50


@require_safe
@staff_page(Permission.READ_PAYOUTS)
def batch_page(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch, now = get_object_or_404(Batch, pk=batch_id), read_clock()
    figures = batch_figures(batch.pk)
    listed = _listed(request, figures)
    rows = instructions_in(batch.pk, listed, after=request.GET.get("after", ""), limit=_LINES + 1) if listed else []
    context = {
        "batch": batch,
        "house": house_words(batch.house),
        "payees": PAYEE_KINDS[PayeeKind(batch.payee_kind)],
        "state": BATCH_STATES[BatchState(batch.state)],
        "stopped_for": STOPPED_FOR[StoppedFor(batch.stopped_for)] if batch.stopped_for else "",
        "figures": [(INSTRUCTION_STATES[InstructionState(one.state)], one) for one in figures.by_state],
        "fees": figures.fees,
        "cover": _cover(batch, figures),
        "rails": _rails(batch),
        "before": _difference(batch),
        "held_back": held_back_sums(batch.held_back),
        "removed": [(REMOVED_FOR[RemovalReason(one.removed_for)], one) for one in figures.removed],
        "refused": [_refused(one) for one in figures.refused],
        "waiting": _waiting(batch, now),
        "offer": offer_on(batch) if Permission.DECIDE_PAYOUTS in request.may else None,
        "history": history_of(request, batch),
        "listed": listed.value if listed else "",
        "listed_words": INSTRUCTION_STATES[listed][1] if listed else "",
        "rows": [(one, rail_words(one.row.rail), why_words(one.row)) for one in rows[:_LINES]],
        "more": rows[_LINES - 1].row.reference if len(rows) > _LINES else "",
    }
    return render(request, "backoffice/payouts/batch.html", context)


def _listed(request: StaffRequest, figures: BatchFigures) -> InstructionState | None:
    """Whose payments the page lists: those in the state that was asked for, or in the first that any is in."""
    there = [InstructionState(one.state) for one in figures.by_state]
    return next((state for state in there if state == request.GET.get("state")), there[0] if there else None)


def _cover(batch: Batch, figures: BatchFigures) -> dict[str, object] | None:
    """What lies at its house by the books, and what lacks there; None: nothing of it is to be paid any more."""
    if batch.state == BatchState.ENDED:
        return None
    cover = float_cover(batch, figures)
    return {"lies": signed_rupiah(cover.lies), "lacking": cover.lacking}


def _rails(batch: Batch) -> list[str]:
    """Of partners, who are paid by the amount."""
    is_of_partners = batch.payee_kind == PayeeKind.PARTNER
    return [rail_sum_words(*one) for one in rails_of_batch(batch)] if is_of_partners else []


def _difference(batch: Batch) -> dict[str, object] | None:
    """None: it is the first of its house."""
    before = Batch.objects.before(batch)
    if before is None:
        return None
    return {
        "batch": before,
        "items": signed_number(batch.items - before.items),
        "amount": signed_rupiah(batch.amount - before.amount, always=True),
    }


def _refused(one: Figure) -> tuple[Words, Figure]:
    return refusal_words(one.code), one


def _waiting(batch: Batch, now: datetime) -> list[tuple[Proposal, Words]]:
    acts = [act.name for act in ACTS]
    found = Proposal.objects.waiting(now).filter(act__in=acts, subject=str(batch.pk))
    return [(one, ACT_TITLES[one.act]) for one in still_open(found, now=now)]
