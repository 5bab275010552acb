"""State moves by compare-and-set: the row moves only if it still is where the caller saw it."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from django.db.models import Model, QuerySet, TextChoices

from prakerja.kit.refused import Refused


class MoveRefused(Refused):
    """Somebody else moved it first, or the move is not in the table of allowed moves."""


class MovingQuerySet[Row: Model, State: StrEnum | TextChoices](QuerySet[Row]):
    """Rows with a `state`; `moves` is the one table of what leads where."""

    moves: Mapping[State, Collection[State]]

    def move(self, *, to: State, origin: State | None = None, **changes: object) -> None:
        """The single row is in state `to`, if it is in a state that leads there: in `origin`, when that is given.

        Raises MoveRefused.
        """
        origins = [state for state, onward in self.moves.items() if to in onward and origin in {None, state}]
        if self.filter(state__in=origins).update(state=to, **changes) != 1:
            raise MoveRefused(f"it is not {' or '.join(origins) or 'in a state that leads'} to become {to}")
