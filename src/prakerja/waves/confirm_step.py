"""The second of two people: another officer confirms what was proposed."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.waves.approvals import officer_of, require_due
from prakerja.waves.close_wave import close_wave
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import StepApproval, WaveId
from prakerja.waves.open_wave import open_wave
from prakerja.waves.states import WaveStep


class NothingProposed(Refused):
    """The proposal does not exist or was withdrawn in the meantime."""


class SamePerson(Refused):
    """Whoever proposed a step cannot confirm it; it takes another officer."""


def confirm_step(*, approval_id: int, by: Actor, now: datetime) -> StepApproval:
    """The proposal is confirmed, for good. Opening and closing happen with it; the later steps read it when they run.

    Confirming twice is confirming once. Raises NotAnOfficer, NothingProposed, SamePerson, StepNotDue, and what
    open_wave and close_wave raise. Names the proposal, not the step: one confirms the reason that one has read.
    """
    require(Permission.DECIDE_WAVES, by=by)
    officer = officer_of(by)
    approval: StepApproval | None = StepApproval.objects.live().select_related("wave").lock_by_id(approval_id)
    if approval is None:
        raise NothingProposed
    if approval.proposed_by == officer:
        raise SamePerson
    if approval.confirmed_at is not None:
        return approval
    step = WaveStep(approval.step)
    require_due(approval.wave, step)
    approval.confirmed_by, approval.confirmed_at = officer, now
    approval.save(update_fields=["confirmed_by", "confirmed_at"])
    record(WavesEvent.STEP_CONFIRMED, subject=approval, by=by, at=now, step=step.value)
    _carry_out(step, WaveId(approval.wave_id), by, now)
    return approval


def _carry_out(step: WaveStep, wave_id: WaveId, by: Actor, now: datetime) -> None:
    if step is WaveStep.OPEN:
        open_wave(wave_id=wave_id, by=by, now=now)
    elif step is WaveStep.CLOSE:
        close_wave(wave_id=wave_id, by=by, now=now)
