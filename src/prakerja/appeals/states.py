"""The life of a demand, and why one may be written off."""

from enum import StrEnum
from typing import Final

from django.db.models import TextChoices


class DemandState(TextChoices):
    #: The clock runs.
    OPEN = "open"
    #: The clock stands still until others than those who demanded have decided.
    OBJECTED = "objected"
    #: With the lawyers: it was not paid back in time.
    HANDED_OVER = "handed_over"
    #: Nothing is owed any more: it was paid back, or set off against what the bank sent back.
    PAID = "paid"
    #: It was wrong, and is turned round.
    DROPPED = "dropped"
    WRITTEN_OFF = "written_off"


DEMAND_MOVES: Final = {
    DemandState.OPEN: {
        DemandState.OBJECTED,
        DemandState.HANDED_OVER,
        DemandState.PAID,
        DemandState.DROPPED,
        DemandState.WRITTEN_OFF,
    },
    DemandState.OBJECTED: {
        DemandState.OPEN,
        # It was there, and what was added to it was objected to.
        DemandState.HANDED_OVER,
        DemandState.PAID,
        DemandState.DROPPED,
        DemandState.WRITTEN_OFF,
    },
    DemandState.HANDED_OVER: {
        DemandState.OBJECTED,
        DemandState.PAID,
        DemandState.DROPPED,
        DemandState.WRITTEN_OFF,
    },
    DemandState.PAID: set(),
    DemandState.DROPPED: set(),
    DemandState.WRITTEN_OFF: set(),
}
#: Something is demanded still.
LIVE: Final = (DemandState.OPEN, DemandState.OBJECTED, DemandState.HANDED_OVER)


#: Why something is demanded of whose card stands: they were paid more than they have a right to. Of a card that was
#: annulled it is the `MoveReason` of that.
OVERPAID: Final = "overpaid"


class WrittenOffFor(StrEnum):
    #: Nobody demands it of the dead, or of their family.
    DEATH = "death"
    #: The law lets it go; the reason names where.
    LAW = "law"
