"""In what ways a payment can differ from what somebody has a right to, and what is done about each. Pure."""

from enum import StrEnum
from typing import Final

from django.db.models import TextChoices


class DifferenceKind(TextChoices):
    #: Paid, and the certificate that has earned it was withdrawn.
    WITHOUT_CERTIFICATE = "certificate"
    #: Paid, and nothing was due.
    NOTHING_DUE = "nothing_due"
    #: One due was paid by more than one instruction.
    TWICE = "twice"
    TOO_MUCH = "too_much"
    TOO_LITTLE = "too_little"
    #: It is said to have been paid, and no instruction was.
    SAID_PAID = "said_paid"
    #: Its day has come, nothing stands in its way, and it is not due.
    FORGOTTEN = "forgotten"
    #: Paid, and not said to have been.
    NOT_SAID_PAID = "not_said_paid"
    #: The books hold less than is due to somebody, or more.
    BOOKS_HOLD_LESS = "books_less"
    BOOKS_HOLD_MORE = "books_more"
    #: The books say that less was paid to somebody than instructions do, or more.
    BOOKED_LESS = "booked_less"
    BOOKED_MORE = "booked_more"


class Direction(StrEnum):
    """What two people decide about at once; whatever else differs is looked into one by one."""

    #: Is claimed back.
    OVERPAID = "overpaid"
    #: Becomes due.
    UNDERPAID = "underpaid"


RECTIFIED: Final = {
    Direction.OVERPAID: (
        DifferenceKind.WITHOUT_CERTIFICATE,
        DifferenceKind.NOTHING_DUE,
        DifferenceKind.TWICE,
        DifferenceKind.TOO_MUCH,
    ),
    Direction.UNDERPAID: (DifferenceKind.TOO_LITTLE, DifferenceKind.SAID_PAID, DifferenceKind.FORGOTTEN),
}
DIRECTION_OF: Final = {kind: direction for direction, kinds in RECTIFIED.items() for kind in kinds}
