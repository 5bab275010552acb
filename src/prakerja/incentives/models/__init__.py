"""What somebody has earned, by instalment and survey, and against which lists they were screened when one fell due."""

from prakerja.incentives.models.instalments import Instalment, PaymentVerdict
from prakerja.incentives.models.surveys import Survey

__all__ = ["Instalment", "PaymentVerdict", "Survey"]
