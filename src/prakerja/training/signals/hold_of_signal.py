"""Under which name a signal holds what was earned."""

from prakerja.training.models import Signal
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.standing_holds import Hold


def hold_of(signal: Signal) -> Hold:
    return Hold(HoldCause.SIGNAL, str(signal.pk))
