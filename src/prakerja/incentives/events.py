"""What the incentives write into the audit."""

from enum import StrEnum


class IncentivesEvent(StrEnum):
    EARNED = "incentives.incentive.earned"
    #: Of a whole stretch; subject: the wave. What became of each instalment stands in its row.
    FELL_DUE = "incentives.instalments.fell_due"
