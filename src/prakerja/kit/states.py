"""State moves by compare-and-set: the row moves only if it still is where the caller saw it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from prakerja.kit.refused import Refused


class MoveRefused(Refused):
    """Somebody else moved it first, or the move is not in the table of allowed moves."""


def move[S: StrEnum](rows: "QuerySet[Any]", *, moves: Mapping[S, set[S]], origin: S, to: S, **changes: object) -> None:
    """The single row of `rows` is in state `to`. Raises MoveRefused when it is not in `origin` any more."""
    if to not in moves.get(origin, set()):
        raise MoveRefused(f"{origin} does not lead to {to}")
    if rows.filter(state=origin).update(state=to, **changes) != 1:
        raise MoveRefused(f"it is no longer {origin}")
