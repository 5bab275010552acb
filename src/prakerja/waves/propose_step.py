"""The first of two people: an officer proposes a step of a wave and says why."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.waves.approvals import officer_of, require_due
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import StepApproval, Wave, WaveId
from prakerja.waves.states import WaveStep


class ReasonMissing(Refused):
    """A proposal says why."""


class AlreadyProposed(Refused):
    """Somebody else has proposed this step: it needs to be confirmed or withdrawn, not proposed again."""


def propose_step(*, wave_id: WaveId, step: WaveStep, reason: str, by: Actor, now: datetime) -> StepApproval:
    """The step waits for another officer. Proposing twice is proposing once.

    Raises NotAnOfficer, ReasonMissing, StepNotDue, AlreadyProposed.
    """
    require(Permission.DECIDE_WAVES, by=by)
    officer = officer_of(by)
    if not reason.strip():
        raise ReasonMissing
    require_due(Wave.objects.get(pk=wave_id), step)
    approval, created = StepApproval.objects.get_or_create(
        wave_id=wave_id,
        step=step,
        withdrawn_at=None,
        undone_at=None,
        defaults={"proposed_by": officer, "proposed_at": now, "reason": reason.strip()},
    )
    if created:
        record(WavesEvent.STEP_PROPOSED, subject=approval, by=by, at=now, reason=approval.reason, step=step.value)
    elif approval.proposed_by != officer:
        raise AlreadyProposed
    return approval
