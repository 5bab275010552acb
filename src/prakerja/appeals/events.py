"""What the appeals write into the audit."""

from enum import StrEnum


class AppealsEvent(StrEnum):
    DEMANDED = "appeals.demand.made"
    #: A claim in the ledger was dropped or set off whole, so that nothing is demanded any more.
    SETTLED = "appeals.demand.settled"
    PLANNED = "appeals.plan.chosen"
    #: By two, with the legal basis.
    LONGER_PLAN = "appeals.plan.granted"
    REPAID = "appeals.repayment.recorded"
    OBJECTED = "appeals.objection.received"
    UPHELD = "appeals.objection.upheld"
    REJECTED = "appeals.objection.rejected"
    HANDED_OVER = "appeals.demand.handed_over"
    WRITTEN_OFF = "appeals.demand.written_off"
    #: Somebody who may owe something has died: their demands are over, their claims written off.
    DEATH_NOTED = "appeals.death.noted"
    #: By two: they live, and what was written off for it is owed again.
    DEATH_WRONG = "appeals.death.wrong"
    #: Against having been found not eligible.
    VERDICT_OBJECTED = "appeals.verdict.objected"
    VERDICT_UPHELD = "appeals.verdict.objection_upheld"
    VERDICT_CONFIRMED = "appeals.verdict.objection_rejected"
    GIVEN_BACK = "appeals.surplus.given_back"
    #: The case was taken out of the house as a file.
    FILE_READ = "appeals.file.read"
