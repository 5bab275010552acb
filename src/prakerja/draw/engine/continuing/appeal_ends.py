"""What can become of an appeal in a draw. Pure."""

from enum import StrEnum


class AppealEnd(StrEnum):
    """What became of it."""

    SEATED = "seated"
    #: Their key is not before the last seated one of any row that was open to them.
    BEHIND = "behind"
    #: Their household has as many cards as the cap allows.
    HOUSEHOLD = "household"
    #: They can have no seat any more, and the log says why.
    BARRED = "barred"
    LOST = "lost"
