"""That a signal means nothing is decided by two: money goes on by it."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.refused import Refused
from prakerja.training.models import Signal
from prakerja.training.signals.querysets import NoSignal
from prakerja.training.signals.states import SignalState


class SignalCleared(Refused):
    """It was cleared already."""


def signal_in(subject: str) -> Signal:
    """Raises NoSignal for what is no signal's subject."""
    try:
        named = UUID(subject)
    except ValueError:
        raise NoSignal from None
    found: Signal | None = Signal.objects.filter(pk=named).select_related("course__institution").first()
    if found is None or str(named) != subject:
        raise NoSignal
    return found


def _clearing(subject: str, _asked: Plan, _now: datetime) -> Plan:
    signal = signal_in(subject)
    if signal.state == SignalState.CLEARED:
        raise SignalCleared
    return {
        "course": signal.course.title,
        "institution": signal.course.institution.name,
        "signal": signal.kind,
        "held_purchases": signal.purchases.count(),
    }


CLEAR_SIGNAL = declare_act(
    "training.clear_signal", permission=Permission.JUDGE_SIGNALS, foresee=_clearing, keeps_plan=True
)
