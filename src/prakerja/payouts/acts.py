"""What two people of finance decide about a batch: that it is paid, that it stops for now, that it goes on."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Sum

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.refused import Refused
from prakerja.payouts.models import Batch, Instruction, InstructionReference
from prakerja.payouts.querysets import NoBatch
from prakerja.payouts.rails_of_batch import rails_of_batch
from prakerja.payouts.states import BatchState, PayeeKind, RemovalReason


class NotKeptBack(Refused):
    """Nobody of the office keeps this payment's money back, or two have let it go already."""


class NotBuilt(Refused):
    """It is being built still, or two people have released it already."""


class NotBeingSent(Refused):
    """Nothing of it is being sent that could be paused."""


class NotStanding(Refused):
    """It is neither paused nor stopped."""


def batch_in(subject: str) -> Batch:
    """Raises NoBatch."""
    try:
        found: Batch | None = Batch.objects.filter(pk=UUID(subject)).first()
    except ValueError:
        raise NoBatch from None
    if found is None or str(found.pk) != subject:
        raise NoBatch
    return found


def _releasing(subject: str, _asked: Plan, _now: datetime) -> Plan:
    """As it was built: what has left it since stands in its rows, and its hash covers that too."""
    batch = _in_state(subject, {BatchState.BUILT}, NotBuilt)
    before = Batch.objects.before(batch)
    items_before, amount_before = (before.items, before.amount) if before else (0, 0)
    return {
        **_named(batch),
        "items": batch.items,
        "amount": batch.amount,
        "items_before": items_before,
        "amount_before": amount_before,
        "items_more": batch.items - items_before,
        "amount_more": batch.amount - amount_before,
        "held_back": [{"why": why, **sums} for why, sums in sorted(batch.held_back.items())],
        "held_back_people": sum(one["people"] for one in batch.held_back.values()),
        "held_back_amount": sum(one["amount"] for one in batch.held_back.values()),
        "batch_sha256": batch.sha256,
        **_by_rail(batch),
    }


def _by_rail(batch: Batch) -> Plan:
    """Recipients of one house are paid by one rail or two, which says nothing; partners by the amount."""
    if batch.payee_kind != PayeeKind.PARTNER:
        return {}
    return {"by_rail": [one._asdict() for one in rails_of_batch(batch)]}


def _pausing(subject: str, _asked: Plan, _now: datetime) -> Plan:
    batch = _being_sent(subject)
    return {**_named(batch), **_unsent(batch)}


def _resuming(subject: str, _asked: Plan, _now: datetime) -> Plan:
    batch = _standing(subject)
    why: Plan = {"stopped_for": batch.stopped_for} if batch.stopped_for else {}
    return {**_named(batch), **why, **_unsent(batch)}


def _being_sent(subject: str, _asked: Plan | None = None, _now: datetime | None = None) -> Batch:
    return _in_state(subject, {BatchState.RELEASED}, NotBeingSent)


def _standing(subject: str, _asked: Plan | None = None, _now: datetime | None = None) -> Batch:
    return _in_state(subject, {BatchState.PAUSED, BatchState.STOPPED}, NotStanding)


def _in_state(subject: str, states: set[BatchState], otherwise: type[Refused]) -> Batch:
    batch = batch_in(subject)
    if batch.state not in states:
        raise otherwise
    return batch


def _named(batch: Batch) -> Plan:
    return {"house": batch.house, "due_on": batch.due_on.isoformat(), "pays_on": batch.pays_on.isoformat()}


def _unsent(batch: Batch) -> Plan:
    """What is kept back, or goes on."""
    unsent = Instruction.objects.unsent_of(batch).aggregate(items=Count("payee_id"), amount=Sum("amount"))
    return {"items_unsent": unsent["items"], "amount_unsent": unsent["amount"] or 0}


def kept_back(subject: str) -> Instruction:
    """What somebody of the office took out, by its reference, and two people have not let go. Raises NotKeptBack."""
    rows = Instruction.objects.select_related("batch").filter(
        pk__in=InstructionReference.objects.filter(pk=subject).values_list("payee_id", "number"),
        payee_kind=PayeeKind.RECIPIENT,
        removed_for=RemovalReason.BY_OFFICE,
        let_go_at=None,
    )
    found: Instruction | None = rows.first()
    if found is None:
        raise NotKeptBack
    return found


def _letting_go(subject: str, _asked: Plan, _now: datetime) -> Plan:
    row = kept_back(subject)
    return {"reference": row.reference, "amount": row.amount, "kept_back_for": row.removal_note}


_BY: Final = Permission.DECIDE_PAYOUTS
#: What was shown is what is released, but for those who may not be paid any more in that moment.
RELEASE: Final = declare_act("payouts.release", permission=_BY, foresee=_releasing, keeps_plan=True)
PAUSE: Final = declare_act("payouts.pause", permission=_BY, foresee=_pausing, recheck=_being_sent)
RESUME: Final = declare_act("payouts.resume", permission=_BY, foresee=_resuming, recheck=_standing)
#: Of one payment, by its reference: its dues may be paid again.
LET_GO: Final = declare_act("payouts.let_go", permission=_BY, foresee=_letting_go)
