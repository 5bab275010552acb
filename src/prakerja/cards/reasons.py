"""Why a card moved, and why one is held."""

from enum import StrEnum
from typing import Final


class MoveReason(StrEnum):
    #: Got a seat in the draw.
    SEATED = "seated"
    BOUGHT = "bought"
    #: The only purchase was undone.
    PURCHASE_VOIDED = "purchase_voided"
    #: No training was bought by the deadline.
    DEADLINE = "deadline"
    #: Two people of the office decided so, with a reason.
    CAUSE = "cause"
    GAVE_BACK = "gave_back"
    #: A list that the scheme names has them.
    LISTED = "listed"
    DEATH = "death"
    CITIZENSHIP = "citizenship"
    #: Two reviewers found that the identity by which they won it is somebody else's.
    IDENTITY = "identity"
    #: Two people gave it back to them.
    REINSTATED = "reinstated"
    #: Its scheme's year is over: nothing can be earned or bought with it any more.
    YEAR_END = "year_end"
    #: Nothing can be bought any more; what was earned is still paid.
    BUYING_OVER = "buying_over"
    #: It stays what it is: it is held, or no more, or has more time; the next row of its life tells so.
    HELD = "held"
    RELEASED = "released"
    EXTENDED = "extended"
    NUMBER_REPLACED = "number_replaced"


class HoldReason(StrEnum):
    #: A list that the scheme names has them, and they may object.
    LISTED = "listed"
    DEATH = "death"
    CITIZENSHIP = "citizenship"
    IDENTITY = "identity"
    #: The office looks into it.
    CAUSE = "cause"
    #: Its number leaked, and the new one is not there yet.
    NUMBER_LEAKED = "number_leaked"


#: Whether its holder is entitled: each has a `Doubt`, and two people decide.
OF_ENTITLEMENT: Final = frozenset({HoldReason.LISTED, HoldReason.DEATH, HoldReason.CITIZENSHIP, HoldReason.IDENTITY})
