"""Two curators have found nothing wrong: what the signal held goes on."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Signal, SignalledPurchase
from prakerja.training.signals.hold_of_signal import hold_of
from prakerja.training.signals.signal_act import CLEAR_SIGNAL
from prakerja.training.signals.states import SignalState
from prakerja.training.statements.standing_holds import let_on_statements


def clear_signal(*, signal_id: UUID, by: Actor, now: datetime) -> None:
    """Its purchases come onto statements again, unless something else holds them. One decision is carried out once.

    Raises NotConfirmed, NoSignal, MoveRefused.
    """
    decided = require_confirmed(CLEAR_SIGNAL, subject=str(signal_id), by=by)
    if decided.carried_out_at is not None:
        return
    signal = Signal.objects.lock_by_id(signal_id)
    Signal.objects.filter(pk=signal.pk).move(
        to=SignalState.CLEARED, origin=SignalState(signal.state), judged_at=now, reason=decided.reason
    )
    keys = list(SignalledPurchase.objects.filter(signal=signal).values_list("applicant_id", "purchase"))
    lines = let_on_statements(keys, hold_of(signal), now=now)
    record(TrainingEvent.SIGNAL_CLEARED, subject=signal, by=by, at=now, reason=decided.reason, lines=lines)
    note_carried_out(act=CLEAR_SIGNAL, subject=str(signal_id), now=now)
