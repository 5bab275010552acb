"""What becomes of a reveal on its way to a witness."""

from typing import Final

from django.db.models import TextChoices


class HandingState(TextChoices):
    #: It is tried again, as long as it would count.
    WAITING = "waiting"
    #: The witness says that it has it.
    TAKEN = "taken"
    #: The witness does not take it, and says why.
    REFUSED = "refused"
    #: The time for reveals went by.
    TOO_LATE = "too_late"


MOVES: Final = {
    HandingState.WAITING: {HandingState.TAKEN, HandingState.REFUSED, HandingState.TOO_LATE},
    HandingState.TAKEN: set[HandingState](),
    HandingState.REFUSED: set[HandingState](),
    HandingState.TOO_LATE: set[HandingState](),
}
