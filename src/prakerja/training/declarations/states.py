"""What can be declared of a participant, and what becomes of a declaration."""

from typing import Final

from django.db.models import TextChoices


class DeclarationKind(TextChoices):
    FINISHED = "finished"
    #: They did not come.
    ABSENT = "absent"
    #: They come to another schedule of the same course.
    DEFERRED = "deferred"
    #: They have left it, with a reason.
    LEFT = "left"


class LeaveReason(TextChoices):
    """Why somebody left, as institutions are asked to say it."""

    WORK = "work"
    ILLNESS = "illness"
    FAMILY = "family"
    NETWORK = "network"
    NOT_SUITABLE = "not_suitable"
    NOT_REACHED = "not_reached"
    OTHER = "other"


class DeclarationState(TextChoices):
    #: Its participant can confirm it or object.
    OPEN = "open"
    CONFIRMED = "confirmed"
    #: Nobody has objected in time.
    STANDS = "stands"
    #: Two curators decide about it; nothing comes of it until then.
    OBJECTED = "objected"
    #: The objection was right: what had come of it is undone.
    UPHELD = "upheld"
    #: The objection was not: it stands.
    DISMISSED = "dismissed"
    #: Its institution has corrected itself.
    TAKEN_BACK = "taken_back"


DECLARATION_MOVES: Final = {
    DeclarationState.OPEN: {
        DeclarationState.CONFIRMED,
        DeclarationState.STANDS,
        DeclarationState.OBJECTED,
        DeclarationState.TAKEN_BACK,
    },
    DeclarationState.CONFIRMED: {DeclarationState.TAKEN_BACK},
    DeclarationState.OBJECTED: {
        # They have taken another schedule, and nothing is left to decide.
        DeclarationState.CONFIRMED,
        DeclarationState.UPHELD,
        DeclarationState.DISMISSED,
        DeclarationState.TAKEN_BACK,
    },
    DeclarationState.STANDS: set(),
    DeclarationState.UPHELD: set(),
    DeclarationState.DISMISSED: set(),
    DeclarationState.TAKEN_BACK: set(),
}
#: Of one purchase at most one declaration is in one of these.
UNSETTLED: Final = frozenset({DeclarationState.OPEN, DeclarationState.OBJECTED})
#: Nothing comes of it, or not before two curators have decided.
COMES_TO_NOTHING: Final = frozenset({DeclarationState.OBJECTED, DeclarationState.UPHELD, DeclarationState.TAKEN_BACK})
