"""Two people have approved what a partner is paid for a month."""

from datetime import date, datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.partners.webhooks.tell_partners import tell_partners
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Statement, StatementAdjustment
from prakerja.training.statements.claims import settle_claims
from prakerja.training.statements.months import name_of_month
from prakerja.training.statements.statement_acts import APPROVE_STATEMENT, require_undisputed, subject_of_statement
from prakerja.training.statements.states import AdjustmentKind, StatementState
from prakerja.training.statements.tell_of_statement import tell_of_statement


def approve_statement(*, partner_id: UUID, month: date, by: Actor, now: datetime) -> None:
    """Nothing of it changes any more. What it could not take back is a claim that the next one has. One decision is
    carried out once.

    Raises NotConfirmed, NoStatement, DisputeWaits, MoveRefused.
    """
    key = partner_id, month
    subject = subject_of_statement(key)
    decided = require_confirmed(APPROVE_STATEMENT, subject=subject, by=by)
    if decided.carried_out_at is not None:
        return
    statement = Statement.objects.lock_by_key(key)
    # Whoever disputed it at the same moment was waited for.
    require_undisputed(key)
    Statement.objects.filter(pk=key).move(to=StatementState.APPROVED, approved_at=now)
    posted = settle_claims(statement, now=now)
    if statement.due < 0:
        StatementAdjustment.objects.create(
            partner_id=partner_id,
            kind=AdjustmentKind.CLAIM,
            amount=statement.due,
            of_month=month,
            posting_id=posted,
            at=now,
        )
    tell_of_statement(EventKind.STATEMENT_APPROVED, statement, now=now)
    named = name_of_month(month)
    tell_partners(EventKind.STATEMENT_APPROVED, {partner_id: {"month": named}}, subject=named, now=now)
    record(
        TrainingEvent.STATEMENT_APPROVED,
        subject=statement,
        by=by,
        at=now,
        reason=decided.reason,
        payout=statement.payout,
        lines=statement.lines,
    )
    note_carried_out(act=APPROVE_STATEMENT, subject=subject, now=now)
