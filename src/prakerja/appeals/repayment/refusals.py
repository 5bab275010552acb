"""Why nothing is decided about what somebody owes back."""

from prakerja.kit.refused import Refused


class NothingOwed(Refused):
    """For this card nothing is owed."""


class TooLittleToDemand(Refused):
    """What was paid too much is less than a notice is worth: it stays listed, and is not asked for."""


class DemandedAlready(Refused):
    """What is owed for this card is demanded already."""


class OfTheDead(Refused):
    """Whoever owed it has died: nothing is demanded of them or of their family."""


class NobodyDied(Refused):
    """Nothing of this demand was written off for a death that counts."""


class NotOpen(Refused):
    """The clock of this demand does not run: it is objected to, handed over, or over."""


class NotOverdue(Refused):
    """There is time to pay it back still."""


class NoObjectionToDemand(Refused):
    """No objection to this demand waits."""


class NoLongerPlan(Refused):
    """A longer plan says how many months, and by what law."""


class NotLonger(Refused):
    """The last of these days would be no later than the one that they have."""


class NoWriteOff(Refused):
    """It is written off for a death, or by a law."""


class NothingToGiveBack(Refused):
    """They have not paid more than they owe."""


class NoBankLine(Refused):
    """A line of a bank's statement has the house's name and what the bank calls it."""
