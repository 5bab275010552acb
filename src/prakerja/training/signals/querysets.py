"""Named filters and moves of signals."""

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from prakerja.kit.refused import Refused
from prakerja.kit.states import MovingQuerySet
from prakerja.training.signals.states import SIGNAL_MOVES, SignalState

if TYPE_CHECKING:
    from prakerja.training.models import Signal


class NoSignal(Refused):
    """There is no such signal."""


class SignalQuerySet(MovingQuerySet[Any, SignalState]):
    moves = SIGNAL_MOVES

    def that_nobody_judged(self) -> Self:
        """What they hold is held until a curator has."""
        return self.filter(state=SignalState.OPEN)

    def lock_by_id(self, signal_id: UUID) -> "Signal":
        """Held until the end of the unit of work. Raises NoSignal."""
        found: Signal | None = self.select_for_update(no_key=True).filter(pk=signal_id).first()
        if found is None:
            raise NoSignal
        return found
