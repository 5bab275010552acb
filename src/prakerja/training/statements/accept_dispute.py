"""Two people have decided that a partner was right, and what the next statement adds or takes for it."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from prakerja.approvals.models import Proposal
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.models import YearBudget
from prakerja.cards.post_decision import post_decision
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.posting import Leg, posting_id
from prakerja.training.events import TrainingEvent
from prakerja.training.models import StatementAdjustment, StatementDispute
from prakerja.training.statements.answer import answer, words_of_answer
from prakerja.training.statements.dispute_act import ACCEPT_DISPUTE, adjustment_in
from prakerja.training.statements.states import AdjustmentKind, DisputeState


def accept_dispute(*, dispute_id: UUID, by: Actor, now: datetime) -> None:
    """The partner reads so, and the next statement has the adjustment. One decision is carried out once.

    Raises NotConfirmed, NoDispute, AnswerMissing, MoveRefused.
    """
    decided = require_confirmed(ACCEPT_DISPUTE, subject=str(dispute_id), by=by)
    if decided.carried_out_at is not None:
        return
    dispute = StatementDispute.objects.lock_by_id(dispute_id)
    answer(dispute, state=DisputeState.ACCEPTED, said=words_of_answer(decided.reason), now=now)
    amount, year = adjustment_in(decided.asked)
    if amount:
        _adjust(dispute, decided, amount, year, now)
    record(
        TrainingEvent.DISPUTE_ANSWERED,
        subject=dispute,
        by=by,
        at=now,
        reason=decided.reason,
        became=DisputeState.ACCEPTED.value,
        amount=amount,
    )
    note_carried_out(act=ACCEPT_DISPUTE, subject=str(dispute_id), now=now)


def _adjust(dispute: StatementDispute, decided: Proposal, amount: int, year: int, now: datetime) -> None:
    """What the partner gets comes out of the treasury of that year, and what it loses goes there."""
    treasury, owed = of_number(AccountKind.TREASURY, year), Account(AccountKind.PAYABLE, dispute.partner_id)
    debit, credit = (treasury, owed) if amount > 0 else (owed, treasury)
    post_decision(decided, Leg(debit, credit, Rupiah(abs(amount))), year=year, now=now)
    YearBudget.objects.filter(pk=year).update(set_aside=F("set_aside") + amount)
    StatementAdjustment.objects.create(
        partner_id=dispute.partner_id,
        kind=AdjustmentKind.DECISION,
        amount=amount,
        of_month=dispute.month,
        posting_id=posting_id(decided.act, decided.pk),
        at=now,
    )
