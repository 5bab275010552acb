"""Why something is not declared, corrected or answered."""

from prakerja.kit.refused import Refused


class PresenceConfirmed(Refused):
    """The participant has confirmed that they were present: who was there is neither absent nor comes another time."""


class ProvenFinished(Refused):
    """All of it is proven: who has finished has not left."""


class NotItsTimeToDeclare(Refused):
    """It is too early for this declaration, or its three working days are over."""


class NothingToTakeBack(Refused):
    """Nothing is declared that could be taken back: nothing at all, or something has come of it since."""


class NoOtherSchedule(Refused):
    """The course has no such schedule that can still be begun, and that ends while the money waits."""


class NothingToMove(Refused):
    """The holder is expected where they are; another schedule is for whoever missed theirs."""


class NothingToAnswer(Refused):
    """Nothing is declared of this training that could still be answered."""


class ObjectionTooLate(Refused):
    """The five working days are over."""


class ObjectionEmpty(Refused):
    """An objection says something, in 2,000 signs at most."""


class NoSuchObjection(Refused):
    """There is no such objection, or it is decided."""


class TrainingWentOn(Refused):
    """The participant has begun with what they objected to: that cannot be undone any more."""
