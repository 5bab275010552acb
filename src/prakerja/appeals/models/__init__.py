"""What is demanded back, what was paid of it, and what was said against it and against verdicts."""

from prakerja.appeals.models.deaths import ReportedDeath
from prakerja.appeals.models.repayment import (
    BankLine,
    Demand,
    DemandGrowth,
    DemandName,
    DemandObjection,
    PlanPart,
    Repayment,
)
from prakerja.appeals.models.screening import VerdictObjection

__all__ = [
    "BankLine",
    "Demand",
    "DemandGrowth",
    "DemandName",
    "DemandObjection",
    "PlanPart",
    "Repayment",
    "ReportedDeath",
    "VerdictObjection",
]
