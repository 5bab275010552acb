"""`confirm_signal()`: a curator has found that it is so. The money stays where it is held."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.propose_act import ReasonMissing
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Signal
from prakerja.training.signals.states import SignalState


def confirm_signal(*, signal_id: UUID, reason: str, by: Actor, now: datetime) -> None:
    """It is on record as so. Certificates, courses and what was paid are decided about by two, each by itself.

    Confirming twice is confirming once. Raises ReasonMissing, NoSignal, MoveRefused.
    """
    require(Permission.JUDGE_SIGNALS, by=by)
    if not reason.strip():
        raise ReasonMissing
    signal = Signal.objects.lock_by_id(signal_id)
    if signal.state == SignalState.CONFIRMED:
        return
    Signal.objects.filter(pk=signal.pk).move(
        to=SignalState.CONFIRMED, origin=SignalState(signal.state), judged_at=now, reason=reason.strip()
    )
    record(TrainingEvent.SIGNAL_CONFIRMED, subject=signal, by=by, at=now, reason=reason.strip())
