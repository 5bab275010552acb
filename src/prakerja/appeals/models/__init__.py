"""What is demanded back, what was paid of it, and what was said against it."""

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

__all__ = [
    "BankLine",
    "Demand",
    "DemandGrowth",
    "DemandName",
    "DemandObjection",
    "PlanPart",
    "Repayment",
    "ReportedDeath",
]
