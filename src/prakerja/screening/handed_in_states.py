"""The life of a file that was handed in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Self

from django.db.models import TextChoices

from prakerja.kit.states import MovingQuerySet

if TYPE_CHECKING:
    from prakerja.screening.models import HandedInList  # noqa: F401  named as text below

#: The place that the work has reached once the file is read, and its rows go into the database.
SAVING: Final = "saving"


class HandedInState(TextChoices):
    #: To be read, or being read.
    WAITS = "waits"
    #: Its list stands in the register.
    TAKEN_IN = "taken_in"
    #: Something is wrong with it, and nothing of it was saved.
    REFUSED = "refused"
    #: Its work failed, and nobody saw to it in time.
    GIVEN_UP = "given_up"


MOVES: Final[Mapping[HandedInState, frozenset[HandedInState]]] = {
    HandedInState.WAITS: frozenset({HandedInState.TAKEN_IN, HandedInState.REFUSED, HandedInState.GIVEN_UP}),
    HandedInState.TAKEN_IN: frozenset(),
    HandedInState.REFUSED: frozenset(),
    HandedInState.GIVEN_UP: frozenset(),
}


class HandedInListQuerySet(MovingQuerySet["HandedInList", HandedInState]):
    moves = MOVES

    def waiting(self) -> Self:
        return self.filter(state=HandedInState.WAITS)

    def without_list(self) -> Self:
        """Those that wait, and those of which nothing came; the newest first."""
        return self.exclude(state=HandedInState.TAKEN_IN).order_by("-handed_in_at", "-pk")
