"""A proposal that nobody has confirmed is taken back, by its author or by the officer who should have confirmed it."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.waves.approvals import officer_of
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import StepApproval


class ConfirmedAlready(Refused):
    """What two people decided cannot be withdrawn by one."""


def withdraw_proposal(*, approval_id: int, by: Actor, now: datetime) -> StepApproval:
    """The step may be proposed anew. Withdrawing twice is withdrawing once. Raises NotAnOfficer, ConfirmedAlready."""
    require(Permission.DECIDE_WAVES, by=by)
    officer_of(by)
    approval: StepApproval | None = StepApproval.objects.lock_by_id(approval_id)
    if approval is None:
        raise StepApproval.DoesNotExist
    if approval.confirmed_at is not None:
        raise ConfirmedAlready
    if approval.withdrawn_at is None:
        approval.withdrawn_at = now
        approval.save(update_fields=["withdrawn_at"])
        record(WavesEvent.PROPOSAL_WITHDRAWN, subject=approval, by=by, at=now, step=approval.step)
    return approval
