"""What two people of finance decide about a batch: that it is paid, that it stops for now, that it goes on."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.refused import Refused
from prakerja.payouts.models import Batch
from prakerja.payouts.querysets import NoBatch
from prakerja.payouts.states import BatchState


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
    batch = batch_in(subject)
    if batch.state != BatchState.BUILT:
        raise NotBuilt
    before = Batch.objects.before(batch)
    return {
        **_named(batch),
        "items": batch.items,
        "amount": batch.amount,
        "items_before": before.items if before else 0,
        "amount_before": before.amount if before else 0,
        "held_back_people": sum(one["people"] for one in batch.held_back.values()),
        "held_back_amount": sum(one["amount"] for one in batch.held_back.values()),
        "batch_sha256": batch.sha256,
    }


def _pausing(subject: str, _asked: Plan, _now: datetime) -> Plan:
    batch = batch_in(subject)
    if batch.state != BatchState.RELEASED:
        raise NotBeingSent
    return _named(batch)


def _resuming(subject: str, _asked: Plan, _now: datetime) -> Plan:
    batch = batch_in(subject)
    if batch.state not in {BatchState.PAUSED, BatchState.STOPPED}:
        raise NotStanding
    return _named(batch)


def _named(batch: Batch) -> Plan:
    return {"house": batch.house, "due_on": batch.due_on.isoformat(), "pays_on": batch.pays_on.isoformat()}


_BY: Final = Permission.DECIDE_PAYOUTS
#: What was shown is what is released, but for those who may not be paid any more in that moment.
RELEASE: Final = declare_act("payouts.release", permission=_BY, foresee=_releasing, keeps_plan=True)
PAUSE: Final = declare_act("payouts.pause", permission=_BY, foresee=_pausing)
RESUME: Final = declare_act("payouts.resume", permission=_BY, foresee=_resuming)
